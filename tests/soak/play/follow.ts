import { doublesMade } from "../judge/twins";
import { type Remedy, twinsIn } from "../messages";
import type { Runs } from "./runs";
import type { Stage } from "./stage";

/** Does what a message says. */
export function follow(remedy: Remedy, { program, service }: Stage, runs: Runs): void {
  switch (remedy.do) {
    case "adopt":
      program.adopt(remedy.name);
      break;
    case "accept that they are gone":
      runs.once = { ZIPWHIP_ACCEPT_GONE: "true" };
      break;
    case "delete the one in the way":
      service.remove(remedy.id);
      break;
    case "delete all but one": {
      const there = new Set(service.hooks().map(({ webhookId }) => webhookId));
      const [, ...surplus] = remedy.ids.filter((id) => there.has(id));
      for (const id of surplus) service.remove(id);
    }
  }
}

/**
 * Deletes the twins that a refresh has named and a run has made. Those that hands have made are left alone: their owners
 * may need them.
 *
 * @returns how many
 */
export function removeTwins({ service }: Stage, { looks }: Runs): number {
  const last = looks.at(-1);
  const held = new Set(last?.stateAfter.map(({ id }) => id));
  const doubled = doublesMade(looks, service.hooks()).flat();
  const twins = new Set(twinsIn(last?.text ?? "").filter((id) => !held.has(id) && doubled.includes(id)));
  for (const id of twins) service.remove(id);
  return twins.size;
}
