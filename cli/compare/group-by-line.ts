import { lineOf } from "../../zipwhip";
import type { DeclaredProvider, HeldHook } from "../pulumi/held-hooks";

/** A line that the stack has to do with. */
export interface LineGroup {
  /** Its deviceId; `undefined` where nothing tells. */
  line: string | undefined;
  /** A session that addresses it; `undefined` where none is known. */
  session: string | undefined;
  /** The provider that counts for the session, where the program declares it. */
  provider?: DeclaredProvider | undefined;
  held: HeldHook[];
}

/**
 * The lines of the state's hooks, and that of the settings' session, each with a session. That of the settings goes first:
 * it is the way to rotate. Pure.
 */
export function groupByLine(held: readonly HeldHook[], ambient: string | undefined): LineGroup[] {
  const ambientLine = ambient === undefined ? undefined : lineOf(ambient);
  const groups = new Map<string | undefined, LineGroup>();
  if (ambient !== undefined) groups.set(ambientLine, { line: ambientLine, session: ambient, held: [] });
  for (const one of held) {
    const session = one.session ?? one.provider?.session;
    const line = one.line ?? (session === undefined ? ambientLine : lineOf(session));
    const group: LineGroup = groups.get(line) ?? { line, session: undefined, held: [] };
    if (group.session === undefined && session !== undefined)
      Object.assign(group, { session, provider: one.provider });
    group.held.push(one);
    groups.set(line, group);
  }
  return [...groups.values()];
}
