/** A hook's own session is dead, so the hook cannot be deleted with it. The hook stays in the state. */
export class OwnSessionError extends Error {
  override readonly name = "OwnSessionError";

  constructor(webhookId: string, options: { cause: Error }) {
    super(
      `${options.cause.message}. It was hook ${webhookId}'s own session: if the program does not declare the hook any more, ` +
        "declare it once more with a live session, run `pulumi up`, then take it out again",
      options,
    );
  }
}
