/** A resource's id cannot be one of the service: most likely it came from an import file. Nothing was sent. */
export class NoIdError extends Error {
  override readonly name = "NoIdError";

  constructor() {
    super(
      "the hook's id in the state is no whole number, as the service gives them. Nothing was sent. Take it out of the state with `pulumi state delete`, and import the hook by its webhookId",
    );
  }
}
