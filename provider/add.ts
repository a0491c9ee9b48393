import { type Hook, identical } from "../zipwhip";
import { newTwins } from "./decide-create";
import { PartialFailureError, UnsettledError } from "./errors";
import type { Account } from "./memory/account";
import { lookAt, settleWrite } from "./settle-write";
import { type HookInputs, stateOf } from "./state";

const NEXT =
  "Run `pulumi up` again: it looks before it adds, and names the hook if it was installed after all";

/**
 * Adds a hook of which no identical one is installed. An unclear outcome is settled by looking, never by adding again:
 * where the list does not show it, the next run looks.
 */
export async function add(wanted: HookInputs, installed: readonly Hook[], account: Account): Promise<Hook> {
  const before = new Set(installed.map(({ webhookId }) => webhookId));
  const one = (now: readonly Hook[], failure: Error): Hook | undefined => {
    const [first, ...others] = newTwins(wanted, before, now, account.memory.claimed);
    if (first === undefined || others.length === 0) return first;
    const ids = [first, ...others].map(({ webhookId }) => webhookId).join(", ");
    throw new UnsettledError(
      failure,
      `since then ${others.length + 1} identical hooks have appeared: ${ids}`,
      "Delete all but one, then set `adopt: true` to take that one over",
    );
  };

  const hook = await settleWrite<Hook>(account, {
    write: (budget) => account.client.add(wanted, budget),
    look: one,
    undone: "the list does not show it so far",
    next: NEXT,
    // Sent twice, it could be installed twice: by a request that takes effect late, or beside one that the list hides.
    repeatable: false,
  });
  const asAsked = identical(hook, wanted) && !before.has(hook.webhookId);
  return asAsked ? hook : lookAgain(wanted, hook, before, account, one);
}

// The answer shows another hook than was asked for. Adding again could make a second one: only looking helps.
async function lookAgain(
  wanted: HookInputs,
  answered: Hook,
  before: ReadonlySet<string>,
  account: Account,
  one: (now: readonly Hook[], failure: Error) => Hook | undefined,
): Promise<Hook> {
  const failure = new Error(
    `webhook/add was answered with another hook than the one sent (${answered.webhookId})`,
  );
  const now = await lookAt(account, failure, NEXT);
  const ours = one(now, failure);
  if (ours !== undefined) return ours;
  const other = now.find(({ webhookId }) => webhookId === answered.webhookId && !before.has(webhookId));
  if (other === undefined) throw new UnsettledError(failure, "the list shows no new one", NEXT);
  account.memory.note(other.webhookId, other);
  throw new PartialFailureError(
    stateOf(other, wanted, account.line),
    "the service holds it with other values",
  );
}
