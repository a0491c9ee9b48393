/** The command needs a Pulumi project, and there is none. */
export class NoProjectError extends Error {
  override readonly name = "NoProjectError";

  constructor(folder: string) {
    super(
      `no Pulumi project in ${folder} or above: go to the folder of a Pulumi.yaml, or name it with --cwd`,
    );
  }
}
