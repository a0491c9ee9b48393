/** A session that is to be ended, and that the service does not accept: it was ended already, or the address is another one's. */
export class NotAcceptedError extends Error {
  override readonly name = "NotAcceptedError";

  /** @param remove what takes it away from where it stands */
  constructor(status: number | undefined, remove: string, options?: ErrorOptions) {
    super(
      `user/logout did not accept the session${status === undefined ? "" : ` (${status})`}; nothing was done: if it was ended already, there is nothing left but to ${remove}; if not, look at the API's address (ZIPWHIP_API_URL)`,
      options,
    );
  }
}
