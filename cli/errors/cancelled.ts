/** Somebody pressed Ctrl-C, or closed the input, while something was asked. */
export class CancelledError extends Error {
  override readonly name = "CancelledError";

  constructor(options?: ErrorOptions) {
    super("cancelled; nothing was changed", options);
  }
}
