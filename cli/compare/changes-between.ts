import type { Hook } from "../../zipwhip";

/** What became of a hook between two looks. */
export type HookChange =
  | { change: "added" | "removed"; hook: Hook }
  | { change: "changed"; hook: Hook; before: Hook };

/** What is different in the second list, in its order; what is gone comes last. Pure. */
export function changesBetween(before: readonly Hook[], now: readonly Hook[]): HookChange[] {
  const old = new Map(before.map((hook) => [hook.webhookId, hook]));
  const present = new Set(now.map(({ webhookId }) => webhookId));
  const changes = now.flatMap((hook): HookChange[] => {
    const was = old.get(hook.webhookId);
    if (was === undefined) return [{ change: "added", hook }];
    return same(was, hook) ? [] : [{ change: "changed", hook, before: was }];
  });
  const gone = before.filter(({ webhookId }) => !present.has(webhookId));
  return [...changes, ...gone.map((hook): HookChange => ({ change: "removed", hook }))];
}

function same(a: Hook, b: Hook): boolean {
  return a.type === b.type && a.event === b.event && a.url === b.url && a.method === b.method;
}
