import { type HookFailure, reasonsOf } from "./hook-failure";

/** None of a line's hooks could be installed. Nothing is in the state. */
export class NoneInstalledError extends Error {
  override readonly name = "NoneInstalledError";

  constructor(failures: readonly HookFailure[]) {
    super(`none of the line's ${failures.length} hooks could be installed. ${reasonsOf(failures)}`, {
      cause: failures[0]?.error,
    });
  }
}
