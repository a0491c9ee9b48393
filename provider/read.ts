import { sameUrl } from "../zipwhip/identity";
import { believeGone } from "./believe-gone";
import type { Context } from "./context";
import { NoSuchHookError } from "./errors";
import { guardedAccount } from "./guarded-account";
import { carried, type HookState, type Properties, stateOf, text } from "./state";
import { tellOfTwins } from "./twins";

/**
 * The hook as it is installed, from the shared list. `undefined` only when a well-formed list says that it is gone;
 * every failure throws, since a wrong or dead session must never read as "gone".
 *
 * @param olds the state; without `webhookId` this is a lookup by id, and a hook that is not there is an error
 */
export async function read(id: string, olds: Properties, context: Context): Promise<HookState | undefined> {
  const account = guardedAccount(`hook ${id} is`, olds, text(olds, "session"), context);
  const lookup = text(olds, "webhookId") === undefined;
  if (!lookup) account.memory.refreshed.add(id);
  const installed = await account.list.get();
  const hook = installed.find(({ webhookId }) => webhookId === id);
  if (hook === undefined) {
    if (lookup) throw new NoSuchHookError(id);
    await believeGone(installed, account, context.settings);
    return undefined;
  }
  if (!lookup) {
    context.kept.noteRead(id, text(olds, "line") ?? account.line);
    tellOfTwins(hook, installed, account);
  }
  // Another spelling of the same URL is no drift: the declared one stays.
  const url = sameUrl(hook.url, String(olds.url)) ? String(olds.url) : hook.url;
  return stateOf({ ...hook, url }, carried(olds), text(olds, "line") ?? account.line);
}
