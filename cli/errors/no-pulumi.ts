/** The Pulumi CLI could not be started. */
export class NoPulumiError extends Error {
  override readonly name = "NoPulumiError";

  constructor() {
    super(
      "the command `pulumi` could not be started: install the Pulumi CLI and put it on PATH (https://www.pulumi.com/docs/install/)",
    );
  }
}
