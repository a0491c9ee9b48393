/** An identical hook is installed already, and nobody said that it may be taken over. Nothing was added. */
export class StrangerError extends Error {
  override readonly name = "StrangerError";

  constructor(webhookId: string) {
    super(
      `an identical hook is installed on the line already: ${webhookId}. Nothing was added, because two would deliver twice. ` +
        "If it is to be this one, set `adopt: true` on the hook (or ZIPWHIP_ADOPT=true for one run), or import it with `pulumi import --file`. " +
        "If this stack holds it under another name, a rename needs `aliases: [{ name: … }]`. " +
        "If you forced a replace, set `deleteBeforeReplace: true` or `adopt: true`. Otherwise delete that hook first",
    );
  }
}
