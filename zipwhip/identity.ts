import type { Hook } from "./hook";
import { parseUrl } from "./parse-url";

/** What makes two hooks of one line identical. `method` does not count. */
export type Identity = Pick<Hook, "type" | "event" | "url">;

const UNRESERVED = /^[A-Za-z0-9\-._~]$/;
// What no URL may hold as it is, and yet `URL` leaves so in a path or query. A stricter service writes the triplet.
const ILLEGAL = /["<>[\\\]^`{|}]/g;

// Each create looks at all hooks of its line: of a thousand, a million pairs, and parsing is what takes the time.
const MOST_REMEMBERED = 100_000;
const remembered = new Map<string, string>();

/**
 * The URL in the one spelling that RFC 3986 (6.2.2) gives all its equivalents: lower-case scheme and host, no
 * default port, no dot segments, no fragment, `%xx` in capitals, and only where needed, but there always. For comparing,
 * never for sending.
 * What is no absolute URL comes back as it is.
 */
export function normaliseUrl(url: string): string {
  const known = remembered.get(url);
  if (known !== undefined) return known;
  if (remembered.size >= MOST_REMEMBERED) remembered.clear();
  const normalised = normalise(url);
  remembered.set(url, normalised);
  return normalised;
}

function normalise(url: string): string {
  const parsed = parseUrl(url);
  if (parsed === undefined) return url;
  // No fragment is ever sent: two hooks that differ in it deliver to the same place.
  parsed.hash = "";
  const { href } = parsed;
  // A lone percent sign is no valid URL: what would be decoded beside it could form a new triplet.
  if (/%(?![0-9a-f]{2})/i.test(href)) return href;
  const decoded = href.replace(/%([0-9a-f]{2})/gi, (triplet, hex: string) => {
    const character = String.fromCharCode(Number.parseInt(hex, 16));
    return UNRESERVED.test(character) ? character : triplet.toUpperCase();
  });
  // Not in the host, where brackets hold an address.
  const [host = ""] = /^[^/]*\/\/[^/?#]*/.exec(decoded) ?? [];
  return host + decoded.slice(host.length).replace(ILLEGAL, (character) => encodeURIComponent(character));
}

/** Whether the two spellings name the same URL. */
export function sameUrl(a: string, b: string): boolean {
  return a === b || normaliseUrl(a) === normaliseUrl(b);
}

/** One text for each identity on a line, equal for identical hooks. */
export function identityKey({ type, event, url }: Identity): string {
  return JSON.stringify([type.toLowerCase(), event.toLowerCase(), normaliseUrl(url)]);
}

/** Whether the two hooks, of the same line, are identical. */
export function identical(a: Identity, b: Identity): boolean {
  return sameWord(a.type, b.type) && sameWord(a.event, b.event) && sameUrl(a.url, b.url);
}

function sameWord(a: string, b: string): boolean {
  return a === b || a.toLowerCase() === b.toLowerCase();
}

/** Whether the host is this machine: the only one to which a session may go in clear text. */
export function isLoopback(hostname: string): boolean {
  const host = hostname.toLowerCase().replace(/^\[|\]$/g, "");
  return (
    host === "localhost" || host.endsWith(".localhost") || host === "::1" || /^127(\.\d{1,3}){3}$/.test(host)
  );
}

/** A URL as far as a message may show it: a path or query can hold a receiver's token. */
export function showUrl(url: string): string {
  const parsed = parseUrl(url);
  if (parsed === undefined) return "(not a URL)";
  const { protocol, host, pathname, search } = parsed;
  return `${protocol}//${host}${pathname === "/" && search === "" ? "/" : "/…"}`;
}
