/** What was asked of the emulator cannot be done. The message names the field and the way out. */
export class InputError extends Error {
  override readonly name = "InputError";

  constructor(
    message: string,
    /** The status of the control API's answer. Default: 400. */
    readonly status: 400 | 404 = 400,
  ) {
    super(message);
  }
}
