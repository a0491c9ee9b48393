import { ZipwhipClient } from "../../zipwhip";
import type { Settings } from "../../zipwhip/settings";
import { Transport } from "../../zipwhip/transport/transport";
import type { World } from "../world/world";
import type { CommonOptions } from "./options";
import { sessionFor, settingsNow } from "./settings-now";

/** The client of the one line that a command is about. */
export async function clientFor(world: World, options: CommonOptions): Promise<ZipwhipClient> {
  const settings = await settingsNow(world, options, options.key === undefined);
  return clientsOf(world, settings)(await sessionFor(world, settings, options));
}

/** Makes clients that share the limits of one process. */
export function clientsOf(world: World, settings: Settings): (session: string) => ZipwhipClient {
  const transport = transportOf(world, settings);
  return (session) => new ZipwhipClient({ session }, transport);
}

/** The limits of one process towards the API. */
function transportOf({ clock, err }: World, settings: Settings): Transport {
  return new Transport({ ...settings, clock, tell: (line) => err(`zipwhip: ${line}`) });
}
