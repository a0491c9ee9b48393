import type { Hook } from "../../zipwhip";
import { NotAStrangerError } from "../errors";
import type { Look, LookedAt } from "./look";

/** A stranger that is to be deleted. */
export interface NamedStranger {
  hook: Hook;
  on: LookedAt;
}

/** The strangers with these ids. All or none: one id that is no stranger's refuses them all. Pure. */
export function namedStrangers(ids: readonly string[], { held, lines }: Look): NamedStranger[] {
  return [...new Set(ids)].map((id) => {
    // Whatever the lists say: what stands in the state is never deleted from here.
    const holder = held.find(({ hook }) => hook.webhookId === id);
    if (holder !== undefined) {
      throw new NotAStrangerError(
        `hook ${id} is held by the stack's state as "${holder.resource}": take it out of the program instead`,
      );
    }
    for (const on of lines) {
      const finding = on.findings.find(({ hook }) => hook.webhookId === id);
      if (finding !== undefined) return { hook: finding.hook, on };
    }
    const seen = lines.every(({ problem }) => problem === undefined);
    throw new NotAStrangerError(
      seen ? `no hook ${id} is installed` : `no hook ${id} was seen, and not all lines could be looked at`,
    );
  });
}
