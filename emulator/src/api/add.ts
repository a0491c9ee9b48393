import { EVENTS, typeOfEvent } from "pulumi-zipwhip/api";
import { addHook } from "../state/hooks";
import type { World } from "../world";
import { type Answer, refused, success, wire } from "./answer";
import type { LineCall } from "./call";
import { isMethod, isUrl } from "./values";

/** webhook/add. One that is identical to another is a further hook. */
export function add(world: World, { parameters, deviceId }: LineCall): Answer {
  const { type, url = "", method = world.choices.defaultMethod } = parameters;
  const event = EVENTS.find((one) => one === parameters.event);
  if (!event || type !== typeOfEvent(event) || !isUrl(url) || !isMethod(method)) {
    return refused(world.choices, "badArguments");
  }
  const hook = addHook(world.state, world.random, world.choices.idSize, {
    deviceId,
    type,
    event,
    url,
    method,
  });
  return success([wire(hook)]);
}
