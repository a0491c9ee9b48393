import { identical } from "../../zipwhip";
import type { Context } from "../context";
import { LinePartialFailureError, NoneInstalledError, StrangersError } from "../errors";
import { listFor } from "../list-for";
import { carryOut, refuseStrangers } from "./carry-out";
import { planLine } from "./plan";
import { declaredOf, type LineInputs, type LineState, lineStateOf } from "./state";

/** A line's name among resources, where the session does not tell its number. */
const UNNAMED = "line";

/**
 * Installs all hooks of a line, after one look at it. An identical hook that exists is adopted on request, otherwise an
 * error names it. A line that is to be exclusive must carry no other.
 *
 * @returns the resource's id, which is the line's deviceId, and its state
 */
export async function createLine(
  inputs: LineInputs,
  context: Context,
): Promise<{ id: string; state: LineState }> {
  const account = context.account(inputs.session);
  const adopt = inputs.adopt ?? context.settings.adopt;
  const declared = declaredOf({ ...inputs });
  const installed = await listFor(declared, account, context.kept);
  const strangers = installed.filter((hook) => !declared.some((wanted) => identical(hook, wanted)));
  if (inputs.exclusive === true && strangers.length > 0) throw new StrangersError(strangers);
  const plan = planLine([], declared, inputs.exclusive === true);
  refuseStrangers(plan, installed, adopt, account, context);
  const { hooks, failures } = await carryOut(plan, adopt, inputs.session, account, context);
  const id = account.line ?? UNNAMED;
  const state = lineStateOf(hooks, { ...inputs }, account.line);
  const [first] = failures;
  if (first === undefined) return { id, state };
  if (hooks.length === 0) throw failures.length === 1 ? first.error : new NoneInstalledError(failures);
  throw new LinePartialFailureError(id, state, failures);
}
