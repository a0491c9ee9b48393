import type { Hook } from "../zipwhip";
import { add } from "./add";
import { change } from "./change";
import type { Context } from "./context";
import { decideCreate } from "./decide-create";
import { PartialFailureError } from "./errors";
import type { Account } from "./memory/account";
import { type HookInputs, type HookState, stateOf } from "./state";

/**
 * Installs the hook, after a look at the line: nothing identical → add; one identical → adopt it on request, otherwise
 * an error that names it and the ways out; several → an error that names all.
 */
export async function create(wanted: HookInputs, context: Context): Promise<HookState> {
  const account = context.account(wanted.session);
  const { memory } = account;
  return memory.alone(wanted, async () => {
    const installed = await account.list.get();
    const adopt = wanted.adopt ?? context.settings.adopt;
    const decision = decideCreate(wanted, installed, adopt, memory.claimed);
    if (decision.act === "refuse") throw decision.error;
    const hook = decision.act === "adopt" ? decision.hook : await add(wanted, installed, account);
    memory.claimed.add(hook.webhookId);
    if (decision.act === "adopt") memory.adopted.add(hook.webhookId);
    else memory.note(hook.webhookId, hook);
    if (hook.method !== wanted.method) await correctMethod(hook, wanted, account);
    return stateOf({ ...wanted, webhookId: hook.webhookId }, wanted, account.line);
  });
}

async function correctMethod(hook: Hook, wanted: HookInputs, account: Account): Promise<void> {
  try {
    await change(hook.webhookId, { method: wanted.method }, account);
  } catch (error) {
    const cause = error instanceof Error ? error : new Error("unknown reason");
    const why = `its method is still ${hook.method} (${cause.message})`;
    throw new PartialFailureError(stateOf({ ...hook, url: wanted.url }, wanted, account.line), why, cause);
  }
}
