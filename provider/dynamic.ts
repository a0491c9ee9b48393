/**
 * The front end for Pulumi's dynamic provider process, for a single hook, and a permanent promise: every state ever
 * written asks for this module by its path `pulumi-zipwhip/provider`. It must go on reading all shapes of state that were
 * ever written.
 */
import { identityKey } from "../zipwhip/identity";
import { check as checkHook } from "./check";
import type { CheckFailure } from "./check-fields";
import { create as createHook } from "./create";
import { remove as removeHook } from "./delete";
import { diff as diffHook } from "./diff";
import { context, kept, settingsNow, surroundings } from "./front-end/process";
import { telling } from "./front-end/telling";
import { read as readHook } from "./read";
import { type HookInputs, inputsOf, type Properties } from "./state";
import { isUnknown } from "./unknown";
import { update as updateHook } from "./update";

export { configure } from "./front-end/process";

export async function check(
  _olds: Properties,
  news: Properties,
): Promise<{ inputs: Properties; failures: CheckFailure[] }> {
  return telling([news], async () => checkHook(news, surroundings()));
}

export async function diff(
  id: string,
  olds: Properties,
  news: Properties,
): Promise<{ changes: boolean; replaces: string[]; deleteBeforeReplace: boolean }> {
  return telling([olds, news], async () => {
    const { settings } = settingsNow();
    const result = diffHook(id, olds, news, settings.session);
    const adopts = (news.adopt ?? settings.adopt) === true;
    const identity = isUnknown(news.url) ? undefined : identityOf(news);
    const has = kept.diffed(id, result.replaces.length === 0 ? { adopts, identity } : undefined);
    return has ? result : { ...result, changes: true, replaces: ["url"] };
  });
}

export async function create(inputs: Properties): Promise<{ id: string; outs: Properties }> {
  return telling([inputs], async () => {
    const state = await createHook(inputs as unknown as HookInputs, context());
    return { id: state.webhookId, outs: { ...state } };
  });
}

export async function read(
  id: string,
  olds: Properties,
): Promise<{ id?: string; props?: Properties; inputs?: Properties }> {
  return telling([olds], async () => {
    const state = await readHook(id, olds, context());
    if (state === undefined) return {};
    return { id, props: { ...state }, inputs: inputsOf(state) };
  });
}

export async function update(id: string, olds: Properties, news: Properties): Promise<{ outs: Properties }> {
  return telling([news, olds], async () => {
    const state = await updateHook(id, olds, news as unknown as HookInputs, context());
    return { outs: { ...state } };
  });
}

function identityOf({ type, event, url }: Properties): string {
  return identityKey({ type: String(type), event: String(event), url: String(url) });
}

async function remove(id: string, olds: Properties): Promise<void> {
  return telling([olds], () => removeHook(id, olds, context()));
}

export { remove as delete };
