import { identityKey } from "../../zipwhip/identity";
import { check } from "../check";
import { create } from "../create";
import { remove } from "../delete";
import { diff } from "../diff";
import { NoIdError } from "../errors";
import { foresee } from "../foresee";
import { read } from "../read";
import { type HookInputs, inputsOf, lineInState, type Properties, stateless } from "../state";
import { holdsUnknown, isUnknown } from "../unknown";
import { update } from "../update";
import type { Declared, Kind } from "./kind";

/** A single hook. */
export const HOOK: Kind = {
  check,
  declared: ({ event, type, url, method }) =>
    [event, type, method].some(isUnknown) ? [] : [{ event, type, url, method } as Declared],
  diff(id, olds, news, settings, kept, owner) {
    const result = diff(id, olds, news, settings.session);
    // What is not known yet is asked for before its turn, about a resource that depends on what is replaced: with the
    // old inputs, which say nothing of the program.
    if (holdsUnknown(news)) return result;
    const adopts = (news.adopt ?? settings.adopt) === true;
    const identity = identityOf(news);
    const wanted = {
      adopts,
      identity,
      owner,
      changes: result.changes,
      moves: identity !== identityOf(olds),
    };
    const line = lineInState(olds, settings.session);
    const has = kept.diffed(id, result.replaces.length === 0 ? wanted : undefined, line);
    return has ? result : { ...result, changes: true, replaces: ["url"] };
  },
  inputsOf: stateless,
  foresee,
  async create(inputs, context) {
    const state = await create(inputs as unknown as HookInputs, context);
    return { id: state.webhookId, outs: { ...state } };
  },
  async read(id, olds, context) {
    const state = await read(id, olds, context);
    return state && { id, outs: { ...state }, inputs: inputsOf(state) };
  },
  async update(id, olds, news, context) {
    requireId(id);
    return { ...(await update(id, olds, news as unknown as HookInputs, context)) };
  },
  async remove(id, olds, context) {
    requireId(id);
    await remove(id, olds, context);
  },
};

// The service gives whole numbers. What it would do with an empty id is not known.
function requireId(id: string): void {
  if (!/^-?\d+$/.test(id)) throw new NoIdError();
}

function identityOf({ type, event, url }: Properties): string {
  return identityKey({ type: String(type), event: String(event), url: String(url) });
}
