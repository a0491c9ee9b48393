/** User name or password are not known. */
export class NoCredentialsError extends Error {
  override readonly name = "NoCredentialsError";

  constructor(what: string, ways: string) {
    super(`no ${what}: ${ways}; nothing was sent`);
  }
}
