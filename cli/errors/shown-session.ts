/** A session would be shown on the screen. */
export class ShownSessionError extends Error {
  override readonly name = "ShownSessionError";

  constructor() {
    super(
      "--stdout would show the session on the screen: pipe it into the program that keeps it; nothing was sent",
    );
  }
}
