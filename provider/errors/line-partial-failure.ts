import type { LineState } from "../line/state";
import { KeptStateError } from "./kept-state";

/** What went wrong with a hook of a line. */
export interface HookFailure {
  event: string;
  error: Error;
}

/** So many reasons are told; the others are most likely the same, of other hooks. */
const TOLD = 3;

/** Some of a line's hooks could not be put right. What is installed is in the state, and the next `up` does the rest. */
export class LinePartialFailureError extends KeptStateError {
  override readonly name = "LinePartialFailureError";

  constructor(
    readonly id: string,
    readonly state: LineState,
    failures: readonly HookFailure[],
  ) {
    const count = failures.length === 1 ? "one hook" : `${failures.length} hooks`;
    super(
      `${count} of the line could not be put right, what is installed is in the state. ${reasons(failures)}. Run \`pulumi up\` again: it does the rest`,
      failures[0] === undefined ? undefined : { cause: failures[0].error },
    );
  }
}

function reasons(failures: readonly HookFailure[]): string {
  const events = new Map<string, Set<string>>();
  for (const { event, error } of failures) {
    events.set(error.message, (events.get(error.message) ?? new Set()).add(event));
  }
  const all = [...events].map(([message, of]) => `${[...of].join(", ")}: ${message}`);
  const more = all.length > TOLD ? `; and ${all.length - TOLD} more reasons of this kind` : "";
  return `${all.slice(0, TOLD).join("; ")}${more}`;
}
