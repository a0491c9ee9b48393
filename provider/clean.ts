import { redact } from "../zipwhip";

/** What an engine may be told of whatever was thrown: one line without sessions. */
export function clean(error: unknown, sessions: readonly (string | undefined)[]): string {
  const words = error instanceof Error ? error.message : String(error);
  return redact(words.replace(/\s+/g, " "), sessions);
}
