/** The Pulumi CLI is not logged in to a backend. */
export class NotLoggedInError extends Error {
  override readonly name = "NotLoggedInError";

  constructor() {
    super(
      "the Pulumi CLI is not logged in to a backend: run `pulumi login` (or `pulumi login --local`), or set PULUMI_BACKEND_URL or PULUMI_ACCESS_TOKEN",
    );
  }
}
