import { type Hook, identical } from "../zipwhip";
import { newTwins } from "./decide-create";
import { PartialFailureError, UnsettledError } from "./errors";
import type { Account } from "./memory/account";
import { lookAt, settleWrite } from "./settle-write";
import { type HookInputs, stateOf } from "./state";

const NEXT =
  "Run `pulumi up` again: it looks before it adds, and names the hook if it was installed after all";

/** Adds a hook of which no identical one is installed; an unclear outcome is settled by looking. */
export async function add(wanted: HookInputs, installed: readonly Hook[], account: Account): Promise<Hook> {
  const before = new Set(installed.map(({ webhookId }) => webhookId));
  const twins = (now: readonly Hook[]) => newTwins(wanted, before, now, account.memory.claimed);
  const one = (now: readonly Hook[], failure: Error): Hook | undefined => {
    const [first, ...others] = twins(now);
    if (first === undefined || others.length === 0) return first;
    const ids = [first, ...others].map(({ webhookId }) => webhookId).join(", ");
    throw new UnsettledError(
      failure,
      `since then ${others.length + 1} identical hooks have appeared: ${ids}`,
      "Delete all but one, then set `adopt: true` to take that one over",
    );
  };

  let sent = 0;
  const hook = await settleWrite<Hook>(account, {
    write: (budget) => {
      sent++;
      return account.client.add(wanted, budget);
    },
    look: one,
    undone: "the list shows no such hook",
    next: NEXT,
  });
  const asAsked = identical(hook, wanted) && !before.has(hook.webhookId);
  const ours = asAsked ? hook : await lookAgain(wanted, hook, before, account, one);
  if (sent > 1) await watchForLateTwin(wanted, ours, account, twins);
  return ours;
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
  if (other === undefined) throw new UnsettledError(failure, "the list shows neither", NEXT);
  account.memory.note(other.webhookId, other);
  throw new PartialFailureError(
    stateOf(other, wanted, account.line),
    "the service holds it with other values",
  );
}

// A first attempt can take effect after we looked and added again.
async function watchForLateTwin(
  wanted: HookInputs,
  ours: Hook,
  account: Account,
  twins: (now: readonly Hook[]) => Hook[],
): Promise<void> {
  const partial = (why: string, cause?: Error) => {
    account.memory.note(ours.webhookId, ours);
    return new PartialFailureError(stateOf(ours, wanted, account.line), why, cause);
  };
  const now = await account.list.fresh().catch((cause: Error) => {
    throw partial(`whether an earlier attempt installed a second one is not known (${cause.message})`, cause);
  });
  const late = twins(now).filter(({ webhookId }) => webhookId !== ours.webhookId);
  if (late.length === 0) return;
  const ids = late.map(({ webhookId }) => webhookId).join(", ");
  throw partial(
    `an identical hook appeared meanwhile, most likely from an attempt whose answer was lost: delete ${ids}`,
  );
}
