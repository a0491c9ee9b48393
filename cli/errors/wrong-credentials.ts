/** The service does not accept user name and password. */
export class WrongCredentialsError extends Error {
  override readonly name = "WrongCredentialsError";

  constructor(status: number | undefined, options?: ErrorOptions) {
    super(
      `user/login did not accept user name and password${status === undefined ? "" : ` (${status})`}; nothing was done: the user name of a line with one user is its number, ten digits in the US`,
      options,
    );
  }
}
