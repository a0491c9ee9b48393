import { sameUrl } from "../zipwhip/identity";
import type { Context } from "./context";
import { NoSuchHookError } from "./errors";
import { guardLine } from "./memory/account";
import { carried, type HookState, type Properties, stateOf, text } from "./state";

/**
 * The hook as it is installed, from the shared list. `undefined` only when a well-formed list says that it is gone;
 * every failure throws, since a wrong or dead session must never read as "gone".
 *
 * @param olds the state; without `webhookId` this is a lookup by id, and a hook that is not there is an error
 */
export async function read(id: string, olds: Properties, context: Context): Promise<HookState | undefined> {
  const account = context.account(text(olds, "session"));
  guardLine(id, text(olds, "line"), account);
  const hook = (await account.list.get()).find(({ webhookId }) => webhookId === id);
  const lookup = text(olds, "webhookId") === undefined;
  if (hook === undefined) {
    if (lookup) throw new NoSuchHookError(id);
    return undefined;
  }
  if (!lookup) context.kept.noteRead(id);
  // Another spelling of the same URL is no drift: the declared one stays.
  const url = sameUrl(hook.url, String(olds.url)) ? String(olds.url) : hook.url;
  return stateOf({ ...hook, url }, carried(olds), text(olds, "line") ?? account.line);
}
