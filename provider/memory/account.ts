import type { ZipwhipClient } from "../../zipwhip";
import type { Clock } from "../../zipwhip/transport/clock";
import type { Transport } from "../../zipwhip/transport/transport";
import type { LineMemory } from "./line-memory";
import type { SharedList } from "./shared-list";

/** One session at one API, with what the process remembers of its line. */
export interface Account {
  client: ZipwhipClient;
  list: SharedList;
  memory: LineMemory;
  transport: Transport;
  clock: Clock;
  /** The session's line, where the session tells. */
  line: string | undefined;
}
