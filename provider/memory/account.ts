import type { ZipwhipClient } from "../../zipwhip";
import type { Budget } from "../../zipwhip/transport/budget";
import type { Clock } from "../../zipwhip/transport/clock";
import type { Transport } from "../../zipwhip/transport/transport";
import type { LineMemory } from "./line-memory";
import type { SharedList } from "./shared-list";

/** One session at one API, with what the process remembers of its line. */
export interface Account {
  client: ZipwhipClient;
  list: Pick<SharedList, "get" | "known" | "fresh">;
  memory: LineMemory;
  transport: Transport;
  /** The time that a write may take, with all that belongs to it. */
  newBudget(): Budget;
  /** Waits for other resources, as long as an add may. */
  inTime<T>(others: Promise<T>): Promise<T>;
  clock: Clock;
  /** The session's line, where the session tells. */
  line: string | undefined;
}
