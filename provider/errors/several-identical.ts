/** Two or more identical hooks are installed, so none can be chosen. Nothing was added. */
export class SeveralIdenticalError extends Error {
  override readonly name = "SeveralIdenticalError";

  constructor(webhookIds: readonly string[]) {
    super(
      `${webhookIds.length} identical hooks are installed on the line already: ${webhookIds.join(", ")}. ` +
        "Each of them delivers every event. Nothing was added. Delete all but one, then set `adopt: true` to take that one over",
    );
  }
}
