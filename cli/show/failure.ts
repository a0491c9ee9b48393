import { redact } from "../../zipwhip";

/** An error in one line, without a session. Pure. */
export function failureLine(error: unknown): string {
  const text = error instanceof Error ? error.message : String(error);
  return redact(text).replace(/\s*[\r\n]+\s*/g, " ");
}

/** An error's name, for programs. Pure. */
export function failureName(error: unknown): string {
  return error instanceof Error ? error.name : "Error";
}
