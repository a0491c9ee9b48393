import { type Hook, identical } from "../../zipwhip";
import { identityKey, showUrl } from "../../zipwhip/identity";
import { believeGone } from "../believe-gone";
import type { Context } from "../context";
import { LinePartialFailureError } from "../errors";
import { guardedAccount } from "../guarded-account";
import { type HookInputs, type Properties, text } from "../state";
import { carryOut, refuseStrangers } from "./carry-out";
import { planLine } from "./plan";
import { declaredOf, hooksOf, type KnownHook, type LineInputs, type LineState, lineStateOf } from "./state";

/**
 * Makes the line carry what is declared, and sends only the difference: adds and changes first, then deletes. Looks at the
 * line once, so a hook that somebody deleted or edited unseen is put right as well. A stranger is removed only if a
 * refresh has put it into the state.
 */
export async function updateLine(
  id: string,
  olds: Properties,
  news: LineInputs,
  context: Context,
): Promise<LineState> {
  const account = guardedAccount("the hooks are", olds, news.session, context);
  const line = text(olds, "line") ?? account.line;
  const known = hooksOf(olds).filter(({ webhookId }) => !context.kept.isLost(webhookId, line));
  for (const { webhookId } of known) context.kept.noteUpdating(webhookId, line);
  for (const { webhookId } of known) account.memory.refreshed.add(webhookId);
  const installed = await account.list.get();
  const ours = known.flatMap((hook) => asInstalled(hook, installed));
  const isListed = ({ webhookId }: Hook) => ours.some((hook) => hook.webhookId === webhookId);
  const unlisted = known.filter((hook) => !hook.stranger && !isListed(hook));
  if (unlisted.length > 0) {
    await believeGone(installed, account, context.settings);
  }
  // What another resource is moving away from its place is in nobody's way. What is added there waits for it, by itself:
  // the other may wait for what is moved here.
  const { leaving } = account.memory;
  const leaves = ({ webhookId }: Hook) => leaving.has(webhookId) || context.kept.movesAway(webhookId, line);
  const staying = installed.filter((hook) => !leaves(hook));
  const declared = declaredOf({ ...news });
  const plan = planLine(ours, declared, news.exclusive === true, (wanted) =>
    staying.some((hook) => !isListed(hook) && identical(hook, wanted)),
  );
  const adopt = news.adopt ?? context.settings.adopt;
  refuseStrangers(plan, staying, adopt, account, context);
  // A list can leave out what is there, and then what is added beside it would double it, or leave it behind for good.
  plan.remove.push(...unlisted);
  const { hooks, failures } = await carryOut(plan, adopt, news.session, account, context);
  const ordered = inOrder(hooks, declared);
  if (failures.length === 0) return lineStateOf(ordered, { ...news }, line);
  const kept = ordered.map((hook) => hideUndeclared(hook, declared));
  throw new LinePartialFailureError(id, lineStateOf(kept, { ...news }, line), failures);
}

// The engine keeps secret what lies where the program has a secret. The url of a hook that the program had, and has no
// longer, could be one: of it the state has the host. It is found by its id.
function hideUndeclared<H extends Hook & { stranger?: boolean }>(
  hook: H,
  declared: readonly HookInputs[],
): H {
  if (hook.stranger || declared.some((wanted) => identical(wanted, hook))) return hook;
  return { ...hook, url: showUrl(hook.url) };
}

function asInstalled(hook: KnownHook, installed: readonly Hook[]): KnownHook[] {
  const now = installed.find(({ webhookId }) => webhookId === hook.webhookId);
  return now === undefined ? [] : [{ ...now, stranger: hook.stranger }];
}

// As the program has them, since the engine compares the two place by place; what is not declared comes last.
function inOrder<H extends Hook>(hooks: readonly H[], declared: readonly HookInputs[]): H[] {
  const places = new Map(declared.map((wanted, index) => [identityKey(wanted), index]));
  const place = (hook: H) => places.get(identityKey(hook)) ?? declared.length;
  return [...hooks].sort((a, b) => place(a) - place(b));
}
