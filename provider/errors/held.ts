/** An identical hook is installed, and another resource of the program holds it. Nothing was added. */
export class HeldError extends Error {
  override readonly name = "HeldError";

  constructor(webhookId: string) {
    super(
      `an identical hook is installed on the line already: ${webhookId}, which another resource of this program holds. Nothing was added, because two would deliver twice. ` +
        "Run `pulumi up --refresh`: once that hook is where its own resource says, this one is added. If both declare the same hook, remove one of the two",
    );
  }
}
