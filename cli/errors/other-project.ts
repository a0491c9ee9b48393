/** The stack belongs to another project than the folder. */
export class OtherProjectError extends Error {
  override readonly name = "OtherProjectError";

  constructor(stack: string, here: string) {
    super(
      `the stack belongs to the project "${stack}", but this folder holds "${here}": go to the folder of "${stack}" (or --cwd), or choose another stack (--stack)`,
    );
  }
}
