import { type Hook, identical } from "../zipwhip";
import type { Account } from "./memory/account";

/**
 * Tells the user of hooks identical to one of the state. Two runs at once, or an add that took effect long after its
 * time-out, can leave one that nobody knows of.
 */
export function tellOfTwins(hook: Hook, installed: readonly Hook[], account: Account): void {
  const twins = installed.filter((other) => other.webhookId !== hook.webhookId && identical(other, hook));
  if (twins.length === 0) return;
  const ids = twins.map(({ webhookId }) => webhookId).join(", ");
  account.transport.tell(
    `hook ${hook.webhookId} has an identical twin: each event is delivered twice. Nothing was changed; if nobody needs it, delete ${ids}`,
  );
}
