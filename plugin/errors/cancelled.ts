/** The run was cancelled before this resource's turn came. Nothing was sent. */
export class CancelledError extends Error {
  override readonly name = "CancelledError";

  constructor() {
    super("the run was cancelled, and nothing was sent for this resource; run the same command again");
  }
}
