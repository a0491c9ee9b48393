/** None of a line's hooks could be installed. Nothing is in the state. */
export class NoneInstalledError extends Error {
  override readonly name = "NoneInstalledError";

  constructor(failures: readonly Error[]) {
    const reasons = [...new Set(failures.map(({ message }) => message))].join("; ");
    super(`none of the line's ${failures.length} hooks could be installed: ${reasons}`, {
      cause: failures[0],
    });
  }
}
