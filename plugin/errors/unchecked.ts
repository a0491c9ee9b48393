/** A write was asked for with inputs that are not right. Nothing was sent. */
export class UncheckedError extends Error {
  override readonly name = "UncheckedError";

  constructor(reasons: readonly string[]) {
    super(`nothing was sent, because the inputs are not right: ${reasons.join("; ")}`);
  }
}
