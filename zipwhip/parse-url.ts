/**
 * The URL; `undefined` where the text is none. Not by `URL.canParse`: that of Node 20 refuses letters such as "ü" once it
 * has been called some thousand times, as with a thousand hooks.
 */
export function parseUrl(text: string): URL | undefined {
  try {
    return new URL(text);
  } catch {
    return undefined;
  }
}
