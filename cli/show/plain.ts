import { redact } from "../../zipwhip";

/** A text of the service, fit for a terminal: no control characters, which could move the cursor, and no session. */
export function plain(text: string): string {
  // biome-ignore lint/suspicious/noControlCharactersInRegex: control characters are what is looked for
  return redact(text).replace(/[\u0000-\u001f\u007f-\u009f\u2028\u2029]/g, "?");
}
