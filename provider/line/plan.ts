import { type Hook, identical } from "../../zipwhip";
import { sameUrl } from "../../zipwhip/identity";
import type { HookInputs } from "../state";
import type { KnownHook } from "./state";

/** What is to be done so that a line carries what is declared. */
export interface Plan {
  keep: Hook[];
  change: { hook: Hook; wanted: HookInputs }[];
  add: HookInputs[];
  remove: KnownHook[];
}

/**
 * Compares the hooks of a state with the declared ones. Pure. An identical hook stays, its method put right; of the rest,
 * a hook of the same event gets the new url, so that its id stays; what is left over is added or removed. A stranger is
 * never given another url: it is declared and so kept, or else removed from a line that is exclusive.
 *
 * @param exclusive whether the line is to carry what is declared and nothing else: otherwise strangers are left alone
 * @param taken whether an identical hook is installed that the state does not hold: then a url cannot simply be moved there
 */
export function planLine(
  installed: readonly KnownHook[],
  declared: readonly HookInputs[],
  exclusive: boolean,
  taken: (wanted: HookInputs) => boolean = () => false,
): Plan {
  const plan: Plan = { keep: [], change: [], add: [], remove: [] };
  // Of two identical ones the stranger goes.
  const free = new Set([
    ...installed.filter(({ stranger }) => !stranger),
    ...installed.filter(({ stranger }) => stranger),
  ]);
  const pair = (wanted: HookInputs, hook: KnownHook) => {
    free.delete(hook);
    const { stranger: _, ...known } = hook;
    const holds = sameUrl(hook.url, wanted.url) && hook.method === wanted.method;
    // The declared spelling of a url stays: another one of the same is no change.
    if (holds) plan.keep.push({ ...known, url: wanted.url });
    else plan.change.push({ hook: known, wanted });
  };
  const others = declared.filter((wanted) => {
    const hook = [...free].find((candidate) => identical(candidate, wanted));
    if (hook === undefined) return true;
    pair(wanted, hook);
    return false;
  });
  for (const wanted of others) {
    const movable = [...free].find(
      (hook) => hook.type === wanted.type && hook.event === wanted.event && !hook.stranger,
    );
    if (movable === undefined || taken(wanted)) plan.add.push(wanted);
    else pair(wanted, movable);
  }
  plan.remove.push(...[...free].filter(({ stranger }) => exclusive || !stranger));
  return plan;
}

/** Whether there is nothing to do. */
export function isDone({ change, add, remove }: Plan): boolean {
  return change.length + add.length + remove.length === 0;
}
