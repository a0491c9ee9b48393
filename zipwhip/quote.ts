import { parseUrl } from "./parse-url";
import { redactSent } from "./redact";

/** More of an answer's words is not even looked at. */
const LONGEST = 2000;

const CUT = "…";

/** So many letters of a secret in a row are taken out, wherever they stand. */
const PIECE = 8;

/** What looks like a key: long, and of letters and digits, or very long. A base64 or hex text is one. */
const KEY = /(?=[\w%+/=~-]*[a-z])(?=[\w%+/=~-]*\d)[\w%+/=~-]{12,}|[\w%+/=~-]{32,}/gi;

/**
 * The service's words, fit for a message: an answer can echo what was sent, in any spelling and in part, and a session
 * in a log is lost for good. So they are unpacked, and whatever stems from a secret or looks like a key goes.
 */
export function quote(words: string, sent: Record<string, string>): string {
  return withoutSent(unpack(words.slice(0, LONGEST)), sent).replace(KEY, CUT);
}

/** The text without anything of the secrets that were sent, whole or in part. Of a URL the host may stay. */
export function withoutSent(text: string, sent: Record<string, string>): string {
  return secretsOf(sent).reduce(cut, redactSent(text, sent));
}

function secretsOf({ session, password, url }: Record<string, string>): string[] {
  // What stands after a session's colon only names the line.
  const secrets = [session?.replace(/:\d+$/, ""), password, ...(url === undefined ? [] : partsOf(url))];
  return secrets.filter((secret): secret is string => secret !== undefined && secret !== "");
}

function partsOf(url: string): string[] {
  const parsed = parseUrl(url);
  if (parsed === undefined) return [url];
  const { username, password, pathname, search, hash } = parsed;
  return [username, password, `${pathname}${search}${hash}`].flatMap((part) => [part, unpack(part)]);
}

function cut(text: string, secret: string): string {
  const small = secret.toLowerCase();
  const least = Math.min(PIECE, small.length);
  const lower = text.toLowerCase();
  // In some scripts small letters are of another number: then positions do not fit.
  if (lower.length !== text.length) return lower.includes(small) ? CUT : text;
  let clean = "";
  let shown = 0;
  for (let at = 0; at + least <= text.length; at++) {
    let length = least;
    if (!small.includes(lower.slice(at, at + length))) continue;
    while (at + length < text.length && small.includes(lower.slice(at, at + length + 1))) length++;
    clean += text.slice(shown, at) + CUT;
    at += length - 1;
    shown = at + 1;
  }
  return clean + text.slice(shown);
}

/** The text as it was before it was escaped, once or several times. */
function unpack(text: string): string {
  let plain = text;
  for (let layer = 0; layer < 4; layer++) {
    const next = plain
      .replace(/(?:%[0-9a-f]{2})+/gi, decodePercent)
      .replace(/\\u00([0-9a-f]{2})|\\x([0-9a-f]{2})/gi, (_all, u, x) => letter(u ?? x, 16))
      .replace(/\\(["'/\\])/g, "$1")
      .replace(/&#x0*([0-9a-f]{2});/gi, (_all, hex) => letter(hex, 16))
      .replace(/&#0*(\d{2,3});/g, (_all, digits) => letter(digits, 10))
      .replace(/&(amp|quot|apos|lt|gt);/g, (_all, name: keyof typeof ENTITIES) => ENTITIES[name]);
    if (next === plain) break;
    plain = next;
  }
  return plain;
}

const ENTITIES = { amp: "&", quot: '"', apos: "'", lt: "<", gt: ">" };

function letter(digits: string, radix: number): string {
  return String.fromCharCode(Number.parseInt(digits, radix));
}

function decodePercent(triplets: string): string {
  try {
    return decodeURIComponent(triplets);
  } catch {
    return triplets;
  }
}
