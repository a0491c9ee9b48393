import { METHODS } from "pulumi-zipwhip/api";

/** Something that a delivery can be sent to. The hook keeps it byte for byte. */
export function isUrl(url: string): boolean {
  return /^https?:\/\//i.test(url) && URL.canParse(url);
}

export function isMethod(method: string): boolean {
  return METHODS.some((one) => one === method);
}
