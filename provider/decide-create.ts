import { type Hook, type Identity, identical } from "../zipwhip";
import { DeclaredTwiceError, HeldError, SeveralIdenticalError, StrangerError } from "./errors";

/** What a create does, given what is installed. */
export type CreateDecision = { act: "add" } | { act: "adopt"; hook: Hook } | { act: "refuse"; error: Error };

/**
 * Decides what a create does. Pure.
 *
 * @param claimed ids that other creates of this process have added or adopted
 * @param isHeld whether another resource of the program holds the hook
 */
export function decideCreate(
  wanted: Identity,
  installed: readonly Hook[],
  adopt: boolean,
  claimed: ReadonlySet<string>,
  isHeld: (webhookId: string) => boolean = () => false,
): CreateDecision {
  const twins = installed.filter((hook) => identical(hook, wanted));
  const declaredTwice = twins.find(({ webhookId }) => claimed.has(webhookId));
  if (declaredTwice !== undefined) {
    return { act: "refuse", error: new DeclaredTwiceError(declaredTwice.webhookId) };
  }
  const [only, ...others] = twins;
  if (only === undefined) return { act: "add" };
  if (others.length > 0) {
    return { act: "refuse", error: new SeveralIdenticalError(twins.map(({ webhookId }) => webhookId)) };
  }
  if (isHeld(only.webhookId)) return { act: "refuse", error: new HeldError(only.webhookId) };
  return adopt ? { act: "adopt", hook: only } : { act: "refuse", error: new StrangerError(only.webhookId) };
}

/**
 * The identical hooks that are there now, were not there before, and that no other create has claimed: after an unclear
 * add exactly one is ours. Pure.
 */
export function newTwins(
  wanted: Identity,
  before: ReadonlySet<string>,
  now: readonly Hook[],
  claimed: ReadonlySet<string>,
): Hook[] {
  return now.filter(
    (hook) => identical(hook, wanted) && !before.has(hook.webhookId) && !claimed.has(hook.webhookId),
  );
}
