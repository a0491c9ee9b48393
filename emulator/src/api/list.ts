import { hooksOf } from "../state/hooks";
import type { World } from "../world";
import { type Answer, success, wire } from "./answer";
import type { LineCall } from "./call";

/** webhook/list: the line's hooks in order of creation. */
export function list(world: World, { deviceId, view }: LineCall): Answer {
  return success(view(hooksOf(world.state, deviceId)).map(wire));
}
