import { dropHook } from "../state/hooks";
import type { World } from "../world";
import { type Answer, refused, success } from "./answer";
import type { LineCall } from "./call";

/** webhook/delete. */
export function deleteHook(world: World, { parameters, deviceId }: LineCall): Answer {
  const { webhookId } = parameters;
  if (!webhookId) return refused(world.choices, "badArguments");
  if (world.state.hooks.get(webhookId)?.deviceId === deviceId) dropHook(world.state, webhookId);
  else if (world.choices.unknownDelete === "fails") return refused(world.choices, "unknownHook");
  return success([]);
}
