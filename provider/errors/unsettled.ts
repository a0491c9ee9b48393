/** A write's outcome is not known: its answer was lost, and looking did not tell, or told that it was not done. */
export class UnsettledError extends Error {
  override readonly name = "UnsettledError";

  /**
   * @param cause what happened to the write
   * @param known what is known about the hook now
   * @param next what to do
   */
  constructor(cause: Error, known: string, next: string) {
    super(`${cause.message}; ${known}. ${next}`, { cause });
  }
}
