import { bothNames } from "../zipwhip/setting-names";

/** What to say where no session is given. */
export function missingSession(): string {
  return `no session: set ${bothNames("session")}, or the hook's \`session\`; it is what user/login answers`;
}
