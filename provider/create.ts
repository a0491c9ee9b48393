import type { Context } from "./context";
import { install } from "./install";
import { type HookInputs, type HookState, stateOf } from "./state";

/** Installs the hook: adds it, or adopts an identical one on request. */
export async function create(wanted: HookInputs, context: Context): Promise<HookState> {
  const account = context.account(wanted.session);
  const hook = await install(wanted, wanted.adopt ?? context.settings.adopt, account, context);
  return stateOf(hook, wanted, account.line);
}
