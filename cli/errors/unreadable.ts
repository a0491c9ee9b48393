/** Something that was read is not of the known shape. */
export class UnreadableError extends Error {
  override readonly name = "UnreadableError";

  constructor(what: string, remedy: string) {
    super(`${what} cannot be read: ${remedy}`);
  }
}
