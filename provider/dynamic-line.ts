/**
 * The front end for Pulumi's dynamic provider process, for a line, and a permanent promise, as `dynamic.ts` is: every state
 * of a line asks for this module by its path `pulumi-zipwhip/provider/line`.
 */
import { identityKey } from "../zipwhip/identity";
import type { CheckFailure } from "./check-fields";
import type { Diff } from "./diff";
import { context, kept, settingsNow, surroundings } from "./front-end/process";
import { telling } from "./front-end/telling";
import { checkLine } from "./line/check";
import { createLine } from "./line/create";
import { removeLine } from "./line/delete";
import { diffLine } from "./line/diff";
import { readLine } from "./line/read";
import { hooksOf, type LineInputs, lineInputsOf } from "./line/state";
import { updateLine } from "./line/update";
import type { Properties } from "./state";
import { isUnknown } from "./unknown";

export { configure } from "./front-end/process";

export async function check(
  _olds: Properties,
  news: Properties,
): Promise<{ inputs: Properties; failures: CheckFailure[] }> {
  return telling([news], async () => checkLine(news, surroundings()));
}

export async function diff(_id: string, olds: Properties, news: Properties): Promise<Diff> {
  return telling([olds, news], async () => {
    const { settings } = settingsNow();
    const { staying, ...result } = diffLine(olds, news, settings.session);
    const adopts = (news.adopt ?? settings.adopt) === true;
    const has = hooksOf(olds).map(({ webhookId }) => {
      const wanted = result.replaces.length === 0 ? staying.get(webhookId) : undefined;
      if (wanted === undefined) return kept.diffed(webhookId, undefined);
      const identity = isUnknown(wanted.url) ? undefined : identityKey(wanted);
      return kept.diffed(webhookId, { adopts, identity });
    });
    return has.includes(false) ? { ...result, changes: true } : result;
  });
}

export async function create(inputs: Properties): Promise<{ id: string; outs: Properties }> {
  return telling([inputs], async () => {
    const { id, state } = await createLine(inputs as unknown as LineInputs, context());
    return { id, outs: { ...state } };
  });
}

export async function read(
  id: string,
  olds: Properties,
): Promise<{ id: string; props: Properties; inputs: Properties }> {
  return telling([olds], async () => {
    const state = await readLine(olds, context());
    return { id, props: { ...state }, inputs: lineInputsOf(state) };
  });
}

export async function update(id: string, olds: Properties, news: Properties): Promise<{ outs: Properties }> {
  return telling([news, olds], async () => {
    const state = await updateLine(id, olds, news as unknown as LineInputs, context());
    return { outs: { ...state } };
  });
}

async function remove(_id: string, olds: Properties): Promise<void> {
  return telling([olds], () => removeLine(olds, context()));
}

export { remove as delete };
