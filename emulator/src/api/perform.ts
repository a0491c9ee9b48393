import type { Hook } from "pulumi-zipwhip/api";
import type { Endpoint } from "../faults/fault";
import type { World } from "../world";
import { add } from "./add";
import { type Answer, refused } from "./answer";
import { hasOthers, type LineCall } from "./call";
import { deleteHook } from "./delete";
import { list } from "./list";
import { login } from "./login";
import { logout } from "./logout";
import { update } from "./update";

interface LineEndpoint {
  known: string[];
  run: (world: World, call: LineCall) => Answer;
}

const LINE_ENDPOINTS: Record<Exclude<Endpoint, "user/login">, LineEndpoint> = {
  "user/logout": { known: ["session"], run: logout },
  "webhook/add": { known: ["session", "type", "event", "url", "method"], run: add },
  "webhook/update": { known: ["session", "webhookId", "url", "method"], run: update },
  "webhook/list": { known: ["session"], run: list },
  "webhook/delete": { known: ["session", "webhookId"], run: deleteHook },
};

/** Does what the call asks for, and says what the service would answer. */
export function perform(
  world: World,
  endpoint: Endpoint,
  verb: string,
  parameters: Record<string, string>,
  view: (hooks: Hook[]) => Hook[],
): Answer {
  if (!world.choices.verbs.includes(verb)) return refused(world.choices, "badVerb");
  if (endpoint === "user/login") return login(world, { parameters });
  const { session = "" } = parameters;
  const deviceId = world.state.sessions.get(session);
  if (deviceId === undefined) return refused(world.choices, "badSession");
  const { known, run } = LINE_ENDPOINTS[endpoint];
  if (world.choices.unknownParameters === "refused" && hasOthers({ parameters }, known)) {
    return refused(world.choices, "badArguments");
  }
  return run(world, { parameters, session, deviceId, view });
}
