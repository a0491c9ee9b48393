import type { LineState } from "../line/state";
import { KeptStateError } from "./kept-state";

/** Some of a line's hooks could not be put right. What is installed is in the state, and the next `up` does the rest. */
export class LinePartialFailureError extends KeptStateError {
  override readonly name = "LinePartialFailureError";

  constructor(
    readonly id: string,
    readonly state: LineState,
    failures: readonly Error[],
  ) {
    super(
      `${failures.length === 1 ? "one hook" : `${failures.length} hooks`} of the line could not be put right, what is installed is in the state: ` +
        `${[...new Set(failures.map(({ message }) => message))].join("; ")}. Run \`pulumi up\` again: it does the rest`,
      failures[0] === undefined ? undefined : { cause: failures[0] },
    );
  }
}
