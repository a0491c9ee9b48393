import { identical, identityKey } from "../../zipwhip/identity";
import { checkLine } from "../line/check";
import { createLine } from "../line/create";
import { removeLine } from "../line/delete";
import { diffLine } from "../line/diff";
import { foreseeLine } from "../line/foresee";
import { readLine } from "../line/read";
import { declaredOf, hooksOf, type LineInputs, type LineState, lineInputsOf } from "../line/state";
import { updateLine } from "../line/update";
import { lineInState } from "../state";
import { holdsUnknown, isUnknown } from "../unknown";
import type { Kind } from "./kind";

/** All hooks of a line. */
export const LINE: Kind = {
  check: checkLine,
  declared: (inputs) =>
    declaredOf(inputs)
      .filter(({ method }) => !isUnknown(method))
      .map((hook) => ({ ...hook, label: hook.event })),
  diff(_id, olds, news, settings, kept, owner) {
    const { staying, ...result } = diffLine(olds, news, settings.session);
    if (holdsUnknown(news)) return result;
    const line = lineInState(olds, settings.session);
    const adopts = (news.adopt ?? settings.adopt) === true;
    const has = hooksOf(olds).map(({ webhookId, ...old }) => {
      const wanted = result.replaces.length === 0 ? staying.get(webhookId) : undefined;
      if (wanted === undefined) return kept.diffed(webhookId, undefined, line);
      const [identity, changes] = [identityKey(wanted), !identical(old, wanted)];
      return kept.diffed(webhookId, { adopts, identity, owner, changes, moves: changes }, line);
    });
    return has.includes(false) ? { ...result, changes: true } : result;
  },
  inputsOf: (olds) => lineInputsOf({ ...olds, hooks: Object(olds.hooks) } as unknown as LineState),
  foresee: foreseeLine,
  async create(inputs, context) {
    const { id, state } = await createLine(inputs as unknown as LineInputs, context);
    return { id, outs: { ...state } };
  },
  async read(id, olds, context) {
    const state = await readLine(asked(id, olds), context);
    return { id, outs: { ...state }, inputs: lineInputsOf(state) };
  },
  async update(id, olds, news, context) {
    return { ...(await updateLine(id, olds, news as unknown as LineInputs, context)) };
  },
  remove: (_id, olds, context) => removeLine(olds, context),
};

// Looked up by its number, a line must not be answered with the hooks of another: the session decides which one is asked.
function asked(id: string, olds: Record<string, unknown>): Record<string, unknown> {
  return olds.hooks === undefined && /^\d+$/.test(id) ? { ...olds, line: id } : olds;
}
