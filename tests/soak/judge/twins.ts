import { identical } from "../../../zipwhip/identity";
import type { LineHook } from "../play/service";
import type { Look } from "./look";

type Pair = [string, string];

/** Whether two hooks are identical, and of the same line. */
export function areTwins(one: Omit<LineHook, "webhookId">, other: Omit<LineHook, "webhookId">): boolean {
  return one.line === other.line && identical(one, other);
}

/** What a run has added beside an identical hook that was there all the time, or that it has added itself. */
export function addedBeside({ before, after, byHand }: Look): Pair[] {
  if (byHand) return [];
  const there = new Map(before.map((hook) => [hook.webhookId, hook]));
  return pairsOf(after).flatMap((pair): Pair[] => {
    const [older, newer] = there.has(pair[0]) ? pair : [pair[1], pair[0]];
    if (!there.has(older) && !there.has(newer)) return [[newer, older]];
    const old = there.get(older);
    const stayed = old?.url === after.find(({ webhookId }) => webhookId === older)?.url;
    return old !== undefined && stayed && !there.has(newer) ? [[newer, older]] : [];
  });
}

/** The identical hooks, two by two, that no hand has made identical. */
export function doublesMade(looks: readonly Look[], installed: readonly LineHook[]): Pair[] {
  const made = new Set<string>();
  for (const { before, after, byHand } of looks) {
    const there = new Set(pairsOf(before).map((pair) => pair.join()));
    for (const pair of pairsOf(after).map((one) => one.join())) {
      if (there.has(pair)) continue;
      if (byHand) made.delete(pair);
      else made.add(pair);
    }
  }
  return pairsOf(installed).filter((pair) => made.has(pair.join()));
}

function pairsOf(hooks: readonly LineHook[]): Pair[] {
  return hooks.flatMap((one, index) =>
    hooks
      .slice(index + 1)
      .filter((other) => areTwins(one, other))
      .map((other): Pair => [one.webhookId, other.webhookId]),
  );
}
