/** The state has a resource for the line already. */
export class LineHeldError extends Error {
  override readonly name = "LineHeldError";

  constructor(line: string, name: string) {
    super(
      `the state holds line ${line} as the ZipwhipLine "${name}" already: declare the hooks there, with \`adopt: true\`, instead of importing the line; nothing was written`,
    );
  }
}
