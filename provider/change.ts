import { type Hook, type HookChanges, RefusedError } from "../zipwhip";
import { sameUrl } from "../zipwhip/identity";
import { GoneError, UnsettledError } from "./errors";
import type { Account } from "./memory/account";
import type { KeptHooks } from "./memory/kept-hooks";
import { lookAt, settleWrite } from "./settle-write";

const NEXT_IF_HIDDEN = "Run `pulumi up --refresh`: the refresh looks whether it is still installed";

/**
 * Changes an installed hook's url or method, and sees to it that it holds what was asked for. Who wants the place of a url
 * that it leaves waits for the end.
 */
export async function change(
  webhookId: string,
  changes: HookChanges,
  account: Account,
  kept: KeptHooks,
): Promise<Hook> {
  if (changes.url === undefined) return settleChange(webhookId, changes, account);
  kept.noteMoving(webhookId, account.line);
  return account.memory.leave(webhookId, () => settleChange(webhookId, changes, account));
}

async function settleChange(webhookId: string, changes: HookChanges, account: Account): Promise<Hook> {
  const undone = `the list shows hook ${webhookId} as it was`;
  const next = "Run `pulumi up` again: it repeats the change";
  const find = (installed: readonly Hook[], failure: Error) => {
    const hook = installed.find((candidate) => candidate.webhookId === webhookId);
    if (hook !== undefined) return hook;
    if (failure instanceof RefusedError) throw new GoneError(webhookId);
    throw new UnsettledError(failure, `the list does not show hook ${webhookId}`, NEXT_IF_HIDDEN);
  };
  let hook = await settleWrite<Hook>(account, {
    write: (budget) => account.client.update(webhookId, changes, budget),
    look: (installed, failure) => {
      const found = find(installed, failure);
      return holds(found, changes) ? found : undefined;
    },
    undone,
    next,
    repeatable: true,
  });
  if (hook.webhookId !== webhookId || !holds(hook, changes)) {
    const other = new Error("webhook/update was accepted, but the answer does not hold what was sent");
    hook = find(await lookAt(account, other, next), other);
    if (!holds(hook, changes)) throw new UnsettledError(other, undone, next);
  }
  account.memory.note(webhookId, hook);
  return hook;
}

function holds(hook: Hook, { url, method }: HookChanges): boolean {
  return (url === undefined || sameUrl(hook.url, url)) && (method === undefined || hook.method === method);
}
