import { check } from "../../provider/check";
import type { Hook } from "../../zipwhip";
import { identityKey } from "../../zipwhip/identity";

/** A hook that is not imported, and why. */
export interface LeftOut {
  hook: Hook;
  reason: "held" | "identical" | "unknown";
  /** For people, without a URL. */
  words: string;
}

/** What is brought under management, and what is not. */
export interface ImportPlan {
  hooks: Hook[];
  left: LeftOut[];
}

/**
 * Decides which of the installed hooks a program can declare. Pure.
 *
 * @param held the ids that the state holds already
 */
export function planImport(installed: readonly Hook[], held: ReadonlySet<string>): ImportPlan {
  const first = new Map<string, Hook>();
  // What the state holds goes before: a program cannot declare its twin beside it.
  const ordered = [...installed].sort(
    (a, b) => Number(held.has(b.webhookId)) - Number(held.has(a.webhookId)),
  );
  for (const hook of ordered) {
    const key = identityKey(hook);
    if (!first.has(key)) first.set(key, hook);
  }
  const plan: ImportPlan = { hooks: [], left: [] };
  for (const hook of installed) {
    const left = whyLeft(hook, held, first.get(identityKey(hook)) ?? hook);
    if (left === undefined) plan.hooks.push(hook);
    else plan.left.push({ hook, ...left });
  }
  return plan;
}

function whyLeft(hook: Hook, held: ReadonlySet<string>, first: Hook): Omit<LeftOut, "hook"> | undefined {
  if (held.has(hook.webhookId)) return { reason: "held", words: "the stack's state holds it already" };
  if (first.webhookId !== hook.webhookId) {
    const words = `identical to ${first.webhookId}, so each event is delivered twice; \`pulumi-zipwhip status --delete ${hook.webhookId}\` removes it`;
    return { reason: "identical", words };
  }
  const { type, event, url, method } = hook;
  const { failures } = check({ type, event, url, method }, { hasSession: true, problems: [] });
  if (failures.length === 0) return undefined;
  return {
    reason: "unknown",
    words: `cannot be declared: ${failures.map(({ reason }) => reason).join("; ")}`,
  };
}
