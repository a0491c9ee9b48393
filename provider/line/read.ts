import type { Hook } from "../../zipwhip";
import { sameUrl, showUrl } from "../../zipwhip/identity";
import { believeGone } from "../believe-gone";
import type { Context } from "../context";
import { guardedAccount } from "../guarded-account";
import { type Properties, text } from "../state";
import { tellOfTwins } from "../twins";
import { hooksOf, type LineState, lineStateOf } from "./state";

/**
 * The line's hooks as they are installed, from the shared list: those of the state, and where the line is exclusive all
 * others too, so that they show as drift. The line itself is never gone.
 *
 * @param olds the state; without hooks this is a lookup, which answers all that is installed
 */
export async function readLine(olds: Properties, context: Context): Promise<LineState> {
  const account = guardedAccount("the hooks are", olds, text(olds, "session"), context);
  const line = text(olds, "line");
  const lookup = olds.hooks === undefined;
  const known = hooksOf(olds);
  for (const { webhookId } of known) account.memory.refreshed.add(webhookId);
  const installed = await account.list.get();
  const found = new Map(installed.map((hook): [string, Hook] => [hook.webhookId, hook]));
  // A stranger that is not there any more is what was wanted.
  if (known.some(({ webhookId, stranger }) => !stranger && !found.has(webhookId))) {
    await believeGone(installed, account, context.settings);
  }
  const ours = known.flatMap(({ webhookId, url, stranger }) => {
    const hook = found.get(webhookId);
    if (hook === undefined) return [];
    if (!stranger) tellOfTwins(hook, installed, account);
    // Another spelling of the same URL is no drift: the declared one stays. So does what a partial failure has left of one.
    const same = sameUrl(hook.url, url) || url === showUrl(hook.url);
    return [{ ...hook, url: same ? url : hook.url, stranger }];
  });
  const ids = new Set(ours.map(({ webhookId }) => webhookId));
  const others = installed.filter(({ webhookId }) => !ids.has(webhookId));
  if (lookup) return lineStateOf(others, olds, line ?? account.line);
  const strangers = olds.exclusive === true ? others.map((hook) => ({ ...hook, stranger: true })) : [];
  const shown = [...ours, ...strangers];
  for (const { webhookId } of shown) context.kept.noteRead(webhookId, line ?? account.line);
  return lineStateOf(shown, olds, line ?? account.line);
}
