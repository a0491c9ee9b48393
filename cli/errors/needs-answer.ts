/** Something must be confirmed, and nobody can be asked. */
export class NeedsAnswerError extends Error {
  override readonly name = "NeedsAnswerError";

  constructor(what: string) {
    super(`${what} needs a confirmation, and nobody can be asked: give --yes; nothing was done`);
  }
}
