import { closeSession } from "../state/lines";
import type { World } from "../world";
import { type Answer, success } from "./answer";
import type { LineCall } from "./call";

/** user/logout: ends this session, no other of the line. */
export function logout(world: World, call: LineCall): Answer {
  closeSession(world.state, call.session);
  return success(world.choices.logoutResponse);
}
