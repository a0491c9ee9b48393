import { bothNames } from "../../zipwhip/setting-names";

/** No session is known, and nobody can be asked. */
export class NoSessionError extends Error {
  override readonly name = "NoSessionError";

  constructor() {
    super(
      `no session: set ${bothNames("session")}, or run \`pulumi-zipwhip login\` in the project; it is what user/login answers`,
    );
  }
}
