/** The Pulumi CLI failed for a reason that is not known here. */
export class PulumiFailedError extends Error {
  override readonly name = "PulumiFailedError";

  constructor(command: string, words: string) {
    super(`\`${command}\` failed: ${words}; mend what it names, then try again`);
  }
}
