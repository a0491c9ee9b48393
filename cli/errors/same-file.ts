/** Two files that are to be written are one. */
export class SameFileError extends Error {
  override readonly name = "SameFileError";

  constructor(file: string) {
    super(
      `${file} cannot be both the program and the import file; nothing was written: give other names (--module, --file)`,
    );
  }
}
