/** The session stands in the stack's config in clear text. */
export class ClearSessionError extends Error {
  override readonly name = "ClearSessionError";

  constructor(key: string) {
    super(
      `${key} stands in the stack's config in clear text: run \`pulumi-zipwhip login\`, which stores a new session as a secret, and end the old one (\`pulumi-zipwhip logout\` with it in ZIPWHIP_SESSION)`,
    );
  }
}
