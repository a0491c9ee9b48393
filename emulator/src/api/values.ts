import { METHODS } from "pulumi-zipwhip/api";

/** Something that a delivery can be sent to. The hook keeps it byte for byte. */
export function isUrl(url: string): boolean {
  if (!/^https?:\/\//i.test(url)) return false;
  // Not by URL.canParse, which in Node 20 refuses letters such as "ü" after some thousand calls.
  try {
    return new URL(url) !== undefined;
  } catch {
    return false;
  }
}

export function isMethod(method: string): boolean {
  return METHODS.some((one) => one === method);
}
