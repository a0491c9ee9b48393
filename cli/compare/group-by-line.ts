import { lineOf } from "../../zipwhip";
import type { HeldHook } from "../pulumi/held-hooks";

/** A line that the stack has to do with. */
export interface LineGroup {
  /** Its deviceId; `undefined` where nothing tells. */
  line: string | undefined;
  /** A session that addresses it; `undefined` where none is known. */
  session: string | undefined;
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
    const line = one.line ?? (one.session === undefined ? ambientLine : lineOf(one.session));
    const group = groups.get(line) ?? { line, session: undefined, held: [] };
    group.session ??= one.session;
    group.held.push(one);
    groups.set(line, group);
  }
  return [...groups.values()];
}
