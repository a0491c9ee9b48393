import type { Hook } from "../../zipwhip";
import { identityKey } from "../../zipwhip/identity";

/** The ids of all hooks that are identical to another one, each with the ids of its group. Pure. */
export function twinsOf(hooks: readonly Hook[]): Map<string, string[]> {
  const groups = new Map<string, string[]>();
  for (const hook of hooks) {
    const key = identityKey(hook);
    groups.set(key, [...(groups.get(key) ?? []), hook.webhookId]);
  }
  const doubled = [...groups.values()].filter((ids) => ids.length > 1);
  return new Map(doubled.flatMap((ids) => ids.map((id): [string, string[]] => [id, ids])));
}
