/** The stack's secrets cannot be opened. */
export class NoPassphraseError extends Error {
  override readonly name = "NoPassphraseError";

  constructor(words: string) {
    super(
      `${words}: the secrets of the stack cannot be opened; set PULUMI_CONFIG_PASSPHRASE (or PULUMI_CONFIG_PASSPHRASE_FILE) as for \`pulumi up\``,
    );
  }
}
