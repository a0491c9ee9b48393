import type { Hook, HookChanges, Identity } from "../../zipwhip";
import { identityKey } from "../../zipwhip/identity";
import { change } from "../change";
import type { Context } from "../context";
import { decideCreate } from "../decide-create";
import { remove } from "../delete";
import { changedFields } from "../diff";
import { type HookFailure, PartialFailureError, RefusedHooksError } from "../errors";
import { install } from "../install";
import type { Account } from "../memory/account";
import type { HookInputs } from "../state";
import type { Plan } from "./plan";
import type { KnownHook } from "./state";

/**
 * How long to wait before a hook is deleted that the program no longer declares here: another resource may be about to
 * adopt it, or hold it already, and most programs register all their resources at once.
 */
const LET_GO_MS = 500;

/** What a plan came to. */
export interface Outcome {
  /** The hooks that the resource holds now. */
  hooks: (Hook & { stranger?: boolean })[];
  /** What went wrong. */
  failures: HookFailure[];
}

/** Refuses a plan that adds hooks which the line has already, all of them at once, before anything is sent. */
export function refuseStrangers(
  { add }: Plan,
  installed: readonly Hook[],
  adopt: boolean,
  account: Account,
  { kept, owner }: Context,
): void {
  const isHeld = (webhookId: string) => kept.isHeld(webhookId, account.line, owner);
  const refusals = add.flatMap((wanted) => {
    const decision = decideCreate(wanted, installed, adopt, account.memory.claimed, isHeld);
    return decision.act === "refuse" ? [{ event: wanted.event, error: decision.error }] : [];
  });
  const [first, ...others] = refusals;
  if (first === undefined) return;
  throw others.length === 0 ? first.error : new RefusedHooksError(refusals);
}

/**
 * Does what a plan says: first what is added and changed, at the same time; then what is removed, and that only if all
 * before it went well: an overlap, never a gap.
 */
export async function carryOut(
  plan: Plan,
  adopt: boolean,
  session: string | undefined,
  account: Account,
  context: Context,
): Promise<Outcome> {
  const first = await Promise.all([
    ...plan.change.map(({ hook, wanted }) =>
      attempt(wanted, () => move(hook, wanted, account, context), hook),
    ),
    ...plan.add.map((wanted) => attempt(wanted, () => install(wanted, adopt, account, context))),
  ]);
  const done = merge([{ hooks: plan.keep, failures: [] }, ...first]);
  if (done.failures.length > 0) return { ...done, hooks: [...done.hooks, ...plan.remove] };
  // Of strangers too: one can be held in another process, which tells it once the engine has asked about it.
  if (plan.remove.length > 0) await account.clock.sleep(LET_GO_MS);
  const wanted = [...plan.keep, ...plan.change.map((one) => one.wanted), ...plan.add];
  const identities = new Set(wanted.map(identityKey));
  for (const { webhookId } of plan.remove) context.kept.noteLetGo(webhookId, identities, account.line);
  const last = await Promise.all(plan.remove.map((hook) => drop(hook, session, account, context)));
  return merge([done, ...last]);
}

async function move(hook: Hook, wanted: HookInputs, account: Account, { kept }: Context): Promise<Hook> {
  const fields = changedFields({ ...hook }, { ...wanted });
  const changes: HookChanges = Object.fromEntries(fields.map((field) => [field, wanted[field]]));
  await change(hook.webhookId, changes, account, kept);
  return { ...wanted, webhookId: hook.webhookId };
}

async function drop(
  hook: KnownHook,
  session: string | undefined,
  account: Account,
  context: Context,
): Promise<Outcome> {
  const of = { line: account.line, session };
  if (context.kept.isHeld(hook.webhookId, account.line)) return { hooks: [], failures: [] };
  try {
    await remove(hook.webhookId, of, context);
    return { hooks: [], failures: [] };
  } catch (error) {
    return { hooks: [hook], failures: [failureOf(hook, error)] };
  }
}

/** @param otherwise the hook as it is where the attempt fails */
async function attempt(wanted: HookInputs, act: () => Promise<Hook>, otherwise?: Hook): Promise<Outcome> {
  try {
    return { hooks: [await act()], failures: [] };
  } catch (error) {
    const kept = error instanceof PartialFailureError ? error.state : otherwise;
    return { hooks: kept === undefined ? [] : [kept], failures: [failureOf(wanted, error)] };
  }
}

function merge(outcomes: readonly Outcome[]): Outcome {
  return {
    hooks: outcomes.flatMap(({ hooks }) => hooks),
    failures: outcomes.flatMap(({ failures }) => failures),
  };
}

function failureOf({ event }: Identity, error: unknown): HookFailure {
  return { event, error: error instanceof Error ? error : new Error("unknown reason") };
}
