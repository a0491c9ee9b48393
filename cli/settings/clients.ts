import { ZipwhipClient } from "../../zipwhip";
import type { Settings } from "../../zipwhip/settings";
import { Transport } from "../../zipwhip/transport/transport";
import type { World } from "../world/world";

/** Makes clients that share the limits of one process. */
export function clientsOf(world: World, settings: Settings): (session: string) => ZipwhipClient {
  const transport = transportOf(world, settings);
  return (session) => new ZipwhipClient({ session }, transport);
}

/** The limits of one process towards the API. */
export function transportOf({ clock, err }: World, settings: Settings): Transport {
  return new Transport({ ...settings, clock, tell: (line) => err(`zipwhip: ${line}`) });
}
