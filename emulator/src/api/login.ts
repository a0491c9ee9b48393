import { lineByNumber, openSession } from "../state/lines";
import type { World } from "../world";
import { type Answer, refused, success } from "./answer";
import { type Call, hasOthers } from "./call";

const LOGIN_PARAMETERS = ["username", "password"];

/** user/login: a further session of the line; the ones before it live on. */
export function login(world: World, call: Call): Answer {
  const { username = "", password = "" } = call.parameters;
  const line = lineByNumber(world.state, username);
  if (!line || line.password !== password) return refused(world.choices, "badCredentials");
  if (world.choices.unknownParameters === "refused" && hasOthers(call, LOGIN_PARAMETERS)) {
    return refused(world.choices, "badArguments");
  }
  return success(openSession(world.state, world.random, line.deviceId));
}
