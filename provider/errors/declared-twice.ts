/** Two resources of one program declare the same hook. The second is not added. */
export class DeclaredTwiceError extends Error {
  override readonly name = "DeclaredTwiceError";

  constructor(webhookId: string | undefined) {
    super(
      `this program declares the same hook twice: same line, type, event and url${webhookId === undefined ? "" : `; the other is installed as ${webhookId}`}. ` +
        "Nothing was added for this one, because two would deliver twice. Remove one of the two resources",
    );
  }
}
