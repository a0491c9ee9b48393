import type { Hook, HookChanges } from "../zipwhip";
import { sameUrl } from "../zipwhip/identity";
import { GoneError, UnsettledError } from "./errors";
import type { Account } from "./memory/account";
import { settleWrite } from "./settle-write";

/** Changes an installed hook's url or method, and sees to it that it holds what was asked for. */
export async function change(webhookId: string, changes: HookChanges, account: Account): Promise<Hook> {
  const undone = `hook ${webhookId} is installed as it was`;
  const next = "Run `pulumi up` again: it repeats the change";
  const find = (installed: readonly Hook[]) => {
    const hook = installed.find((candidate) => candidate.webhookId === webhookId);
    if (hook === undefined) throw new GoneError(webhookId);
    return hook;
  };
  let hook = await settleWrite<Hook>(account, {
    write: (budget) => account.client.update(webhookId, changes, budget),
    look: (installed) => {
      const found = find(installed);
      return holds(found, changes) ? found : undefined;
    },
    undone,
    next,
  });
  if (hook.webhookId !== webhookId || !holds(hook, changes)) {
    hook = find(await account.list.fresh());
    if (!holds(hook, changes)) {
      const other = new Error("webhook/update was accepted, but the hook does not hold what was sent");
      throw new UnsettledError(other, undone, next);
    }
  }
  account.memory.note(webhookId, hook);
  return hook;
}

function holds(hook: Hook, { url, method }: HookChanges): boolean {
  return (url === undefined || sameUrl(hook.url, url)) && (method === undefined || hook.method === method);
}
