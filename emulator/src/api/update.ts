import { changeHook } from "../state/hooks";
import type { World } from "../world";
import { type Answer, refused, success, wire } from "./answer";
import type { LineCall } from "./call";
import { isMethod, isUrl } from "./values";

/** webhook/update: url and method only. The id, the type and the event of a hook never change. */
export function update(world: World, { parameters, deviceId }: LineCall): Answer {
  const { webhookId, url, method } = parameters;
  if (!webhookId) return refused(world.choices, "badArguments");
  const hook = world.state.hooks.get(webhookId);
  if (hook?.deviceId !== deviceId) return refused(world.choices, "unknownHook");
  const empty = url === undefined && method === undefined;
  const wrong =
    (url !== undefined && !isUrl(url)) ||
    (method !== undefined && !isMethod(method)) ||
    (empty && world.choices.emptyUpdate === "refused");
  if (wrong) return refused(world.choices, "badArguments");
  const edit = { ...(url !== undefined && { url }), ...(method !== undefined && { method }) };
  return success([wire(changeHook(world.state, hook, edit))]);
}
