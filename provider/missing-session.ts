import { bothNames, type NamesOf } from "../zipwhip/setting-names";

/** What to say where no session is given. */
export function missingSession(namesOf: NamesOf = bothNames): string {
  return `no session: set ${namesOf("session")}, or the hook's \`session\`; it is what user/login answers`;
}
