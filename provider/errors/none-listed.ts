/** A list shows none of the hooks that the state holds: more likely the wrong list than that all are gone. */
export class NoneListedError extends Error {
  override readonly name = "NoneListedError";

  constructor(webhookIds: readonly string[], line: string | undefined, apiUrl: string) {
    const several = webhookIds.slice(0, 3).join(", ");
    const more = webhookIds.length > 3 ? " and others" : "";
    super(
      `${apiUrl} lists none of the hooks that the state holds${line === undefined ? "" : ` of line ${line}`} (${several}${more}). ` +
        "So does a session of another line, another API, or a service that has lost its data: none is taken for gone, the state is as it was. " +
        "Check ZIPWHIP_SESSION and ZIPWHIP_API_URL. If all of them were really deleted, set ZIPWHIP_ACCEPT_GONE=true for one run",
    );
  }
}
