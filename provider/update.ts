import { type HookChanges, identical } from "../zipwhip";
import { change } from "./change";
import type { Context } from "./context";
import { changedFields } from "./diff";
import { GoneError, TakenError } from "./errors";
import { guardedAccount } from "./guarded-account";
import type { Account } from "./memory/account";
import type { KeptHooks } from "./memory/kept-hooks";
import { type HookInputs, type HookState, type Properties, stateOf, text } from "./state";

/**
 * Changes url or method in place; the id stays. Sends only what changed. Another session of the same line changes the
 * state only. With nothing to change (after an earlier failure) it looks at the hook and puts it right.
 */
export async function update(
  id: string,
  olds: Properties,
  news: HookInputs,
  context: Context,
): Promise<HookState> {
  const account = guardedAccount(`hook ${id} is`, olds, news.session, context);
  const line = text(olds, "line") ?? account.line;
  context.kept.noteUpdating(id, line);
  const changes = changesTo({ ...olds }, news);
  if (changes?.url !== undefined) await refuseIfTaken(id, news, account);
  if (changes !== undefined) await change(id, changes, account, context.kept);
  else if (news.session === text(olds, "session")) await verify(id, news, account, context.kept);
  return stateOf({ ...news, webhookId: id }, news, line);
}

// Only where a refresh has fetched the list: an `up` that changes a url asks for none. The state's own hooks do not count,
// since two of them may be about to swap their urls.
async function refuseIfTaken(id: string, news: HookInputs, { list, memory }: Account): Promise<void> {
  if (!memory.refreshed.has(id)) return;
  const ours = (webhookId: string) => memory.refreshed.has(webhookId) || memory.claimed.has(webhookId);
  const taken = (await list.known())?.find((hook) => identical(hook, news) && !ours(hook.webhookId));
  if (taken !== undefined) throw new TakenError(id, taken.webhookId);
}

async function verify(id: string, news: HookInputs, account: Account, kept: KeptHooks): Promise<void> {
  const hook = (await account.list.get()).find(({ webhookId }) => webhookId === id);
  if (hook === undefined) throw new GoneError(id);
  const changes = changesTo({ ...hook }, news);
  if (changes !== undefined) await change(id, changes, account, kept);
}

function changesTo(olds: Properties, news: HookInputs): HookChanges | undefined {
  const fields = changedFields(olds, { ...news });
  if (fields.length === 0) return undefined;
  return Object.fromEntries(fields.map((field) => [field, news[field]]));
}
