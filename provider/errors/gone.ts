/** The hook to be changed is not installed any more. */
export class GoneError extends Error {
  override readonly name = "GoneError";

  constructor(webhookId: string) {
    super(
      `hook ${webhookId} is not installed on the line any more: somebody deleted it. Nothing was changed. ` +
        "Run `pulumi up --refresh`: the refresh drops it from the state, and the up installs it anew",
    );
  }
}
