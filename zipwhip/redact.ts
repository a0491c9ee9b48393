import { showUrl } from "./identity";

/** What stands in a text where a session stood. */
export const REDACTED = "[session]";

const SESSION = /[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}(?::|%3a)\d+/gi;

/**
 * The text without sessions: the given ones in every spelling that a request can give them, and whatever else
 * has a session's shape. A session never expires, so one that reached a log is lost for good.
 */
export function redact(text: string, sessions: readonly (string | undefined)[] = []): string {
  let clean = text;
  for (const session of sessions) {
    if (session === undefined || session === "") continue;
    for (const spelling of spellings(session)) clean = clean.split(spelling).join(REDACTED);
  }
  return clean.replace(SESSION, REDACTED);
}

/** The text without the secrets among the parameters of a request: session, password, and all of a URL but its host. */
export function redactSent(text: string, sent: Record<string, string>): string {
  const { session, password, url } = sent;
  let clean = text;
  if (url !== undefined)
    for (const spelling of encodings(url)) clean = clean.split(spelling).join(showUrl(url));
  return redact(clean, [session, password]);
}

function encodings(text: string): string[] {
  const encoded = encodeURIComponent(text);
  const form = new URLSearchParams([["s", text]]).toString().slice(2);
  return [text, encoded, encoded.toLowerCase(), form, form.toLowerCase()];
}

function spellings(session: string): string[] {
  const uuid = session.split(":")[0] ?? "";
  const all = encodings(session);
  // The part before the colon is the secret; the part after it only names the line.
  return uuid.length >= 8 ? [...all, uuid, uuid.toLowerCase(), uuid.toUpperCase()] : all;
}
