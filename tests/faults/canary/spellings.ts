/** The ways in which a service, a proxy or a library may repeat what it was sent. */
export const SPELLINGS: Record<string, (text: string) => string> = {
  "as it is": (text) => text,
  "in capitals": (text) => text.toUpperCase(),
  "percent-encoded": encodeURIComponent,
  "percent-encoded in small letters": (text) =>
    encodeURIComponent(text).replace(/%../g, (triplet) => triplet.toLowerCase()),
  "percent-encoded twice": (text) => encodeURIComponent(encodeURIComponent(text)),
  "percent-encoded throughout": (text) =>
    [...Buffer.from(text)].map((byte) => `%${byte.toString(16).padStart(2, "0")}`).join(""),
  "as a form": (text) => `a=b&${new URLSearchParams({ sent: text })}&c=d`,
  "JSON-escaped": (text) => JSON.stringify(text).replaceAll("/", "\\/"),
  "JSON-escaped twice": (text) => JSON.stringify(JSON.stringify(text).replaceAll("/", "\\/")),
  "JSON-escaped throughout": (text) =>
    [...text].map((one) => `\\u${one.charCodeAt(0).toString(16).padStart(4, "0")}`).join(""),
  "in HTML": (text) => text.replace(/[^a-z0-9]/gi, (one) => `&#x${one.charCodeAt(0).toString(16)};`),
  "in HTML, decimal": (text) => text.replace(/[^a-z0-9]/gi, (one) => `&#${one.charCodeAt(0)};`),
  "in base64": (text) => Buffer.from(text).toString("base64"),
  "in base64, one byte before it": (text) => Buffer.from(`:${text}`).toString("base64"),
  "in base64, two bytes before it": (text) => Buffer.from(`a:${text}`).toString("base64url"),
  "in hex": (text) => Buffer.from(text).toString("hex"),
  "all but its last letters": (text) => text.slice(0, -6),
  "all but its first letters": (text) => text.slice(6),
};
