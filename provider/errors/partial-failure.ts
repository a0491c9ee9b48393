import type { HookState } from "../state";
import { KeptStateError } from "./kept-state";

/** The hook is installed, but not all was done. Its state is kept, and the next `up` finishes it. */
export class PartialFailureError extends KeptStateError {
  override readonly name = "PartialFailureError";
  readonly id: string;

  constructor(
    readonly state: HookState,
    why: string,
    cause?: Error,
  ) {
    super(
      `hook ${state.webhookId} is installed and in the state, but ${why}. Run \`pulumi up\` again: it looks at the hook and puts it right`,
      cause === undefined ? undefined : { cause },
    );
    this.id = state.webhookId;
  }
}
