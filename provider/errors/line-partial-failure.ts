import type { LineState } from "../line/state";
import { type HookFailure, reasonsOf } from "./hook-failure";
import { KeptStateError } from "./kept-state";

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
      `${count} of the line could not be put right, what is installed is in the state. ${reasonsOf(failures)}. Run \`pulumi up\` again: it does the rest`,
      failures[0] === undefined ? undefined : { cause: failures[0].error },
    );
  }
}
