import { bothNames } from "../../zipwhip/setting-names";

/** No session is known, and nobody can be asked. */
export class NoSessionError extends Error {
  override readonly name = "NoSessionError";

  /** @param line of which one is wanted, where it is known */
  constructor(line?: string) {
    super(
      `no session${line === undefined ? "" : ` of line ${line}`}: set ${bothNames("session")}, or run \`pulumi-zipwhip login\` in the project; it is what user/login answers`,
    );
  }
}
