import type { Hook } from "../zipwhip";
import { add } from "./add";
import { change } from "./change";
import type { Context } from "./context";
import { decideCreate } from "./decide-create";
import { PartialFailureError } from "./errors";
import { leavingOf, listFor } from "./list-for";
import type { Account } from "./memory/account";
import type { KeptHooks } from "./memory/kept-hooks";
import { type HookInputs, stateOf } from "./state";

/**
 * Sees to it that a hook is installed once, after a look at the line: nothing identical → add; one identical → adopt it on
 * request, otherwise an error that names it and the ways out; several → an error that names all.
 */
export async function install(
  wanted: HookInputs,
  adopt: boolean,
  account: Account,
  { kept, owner }: Context,
): Promise<Hook> {
  const { memory } = account;
  return memory.alone(wanted, async () => {
    let installed = await listFor([wanted], account, kept);
    // While that was awaited, another may have begun to delete one of them.
    while (leavingOf([wanted], installed, account).length > 0)
      installed = await listFor([wanted], account, kept);
    const decision = decideCreate(wanted, installed, adopt, memory.claimed, (id) =>
      kept.isHeld(id, account.line, owner),
    );
    if (decision.act === "refuse") throw decision.error;
    const hook = decision.act === "adopt" ? decision.hook : await add(wanted, installed, account);
    memory.claimed.add(hook.webhookId);
    if (decision.act === "adopt") kept.noteAdopted(hook.webhookId, account.line);
    else memory.note(hook.webhookId, hook);
    if (hook.method !== wanted.method) await correctMethod(hook, wanted, account, kept);
    // The declared spelling of the url stays: another one of the same is no drift.
    return { ...wanted, webhookId: hook.webhookId };
  });
}

async function correctMethod(
  hook: Hook,
  wanted: HookInputs,
  account: Account,
  kept: KeptHooks,
): Promise<void> {
  try {
    await change(hook.webhookId, { method: wanted.method }, account, kept);
  } catch (error) {
    const cause = error instanceof Error ? error : new Error("unknown reason");
    const why = `its method is still ${hook.method} (${cause.message})`;
    throw new PartialFailureError(stateOf({ ...hook, url: wanted.url }, wanted, account.line), why, cause);
  }
}
