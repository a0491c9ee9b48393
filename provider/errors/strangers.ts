import type { Hook } from "../../zipwhip";

/** A line that is to carry what is declared and nothing else carries other hooks. Nothing was sent. */
export class StrangersError extends Error {
  override readonly name = "StrangersError";

  constructor(strangers: readonly Hook[]) {
    const list = strangers.map(({ webhookId, event }) => `${webhookId} (${event})`).join(", ");
    super(
      `the line is to be exclusive, but carries ${strangers.length === 1 ? "a hook" : `${strangers.length} hooks`} that the program does not declare: ${list}. Nothing was sent. ` +
        "Declare them too, with `adopt: true`; or delete them; or begin with `exclusive: false`, then set it to true: " +
        "`pulumi preview --refresh` then shows them, and `pulumi up --refresh` removes what it has shown",
    );
  }
}
