/** A hook is to get a URL at which an identical one is installed already. Nothing was changed. */
export class TakenError extends Error {
  override readonly name = "TakenError";

  constructor(webhookId: string, taken: string) {
    super(
      `hook ${webhookId} was not changed, because an identical hook is installed with that url already: ${taken}, and two would deliver twice. ` +
        `If nobody needs it, delete ${taken} and run \`pulumi up\` again`,
    );
  }
}
