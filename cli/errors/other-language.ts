/** The project's programs are in another language. */
export class OtherLanguageError extends Error {
  override readonly name = "OtherLanguageError";

  constructor(runtime: string) {
    super(
      `this project runs on "${runtime}", and a program can be written for nodejs and bun only; nothing was written`,
    );
  }
}
