import { type Hook, type Identity, identical } from "../zipwhip";
import type { Account } from "./memory/account";
import type { KeptHooks } from "./memory/kept-hooks";

/** How long to wait for a move that the engine has been told of, and has not asked for so far. */
const MOVE_MS = 25;
const MOVE_TIMES = 20;

/**
 * The line's hooks, as a create needs them. What is being deleted, or given another url, at this moment is waited for: it can
 * neither be adopted nor stand in the way. So is what is about to get another url, since the engine asks for both at once.
 */
export async function listFor(
  wanted: readonly Identity[],
  account: Account,
  kept: KeptHooks,
): Promise<readonly Hook[]> {
  for (let waited = 0; ; ) {
    const installed = await account.list.get();
    const ends = leavingOf(wanted, installed, account);
    // What moves first: few do, and to compare each with each takes its time.
    const isAwaited = (hook: Hook) => kept.movesAway(hook.webhookId, account.line) && isWanted(wanted, hook);
    if (ends.length > 0) await account.inTime(Promise.all(ends));
    else if (waited < MOVE_TIMES && installed.some(isAwaited)) {
      waited++;
      await account.clock.sleep(MOVE_MS);
    } else return installed;
  }
}

/** The ends of the deletes and moves, at this moment, of what is identical to what is wanted. */
export function leavingOf(
  wanted: readonly Identity[],
  installed: readonly Hook[],
  { memory }: Account,
): Promise<void>[] {
  return installed.flatMap((hook) => {
    const end = memory.leaving.get(hook.webhookId);
    return end !== undefined && isWanted(wanted, hook) ? [end] : [];
  });
}

function isWanted(wanted: readonly Identity[], hook: Hook): boolean {
  return wanted.some((one) => identical(one, hook));
}
