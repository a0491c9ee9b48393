/** A hook that was named for deletion is not to be deleted. */
export class NotAStrangerError extends Error {
  override readonly name = "NotAStrangerError";

  constructor(words: string) {
    super(`${words}; nothing was deleted`);
  }
}
