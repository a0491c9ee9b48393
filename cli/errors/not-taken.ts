/** The program behind the pipe has not taken the session. */
export class NotTakenError extends Error {
  override readonly name = "NotTakenError";

  constructor(options?: ErrorOptions) {
    super(
      "the program behind the pipe did not take the session; the session was ended again: look why it ended",
      options,
    );
  }
}
