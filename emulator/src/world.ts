import type { Choices } from "./choices";
import type { Deliveries } from "./deliveries/deliveries";
import type { WaitingFault } from "./faults/queue";
import type { StoredMessage } from "./messages/message";
import type { Random } from "./random";
import type { RequestEntry } from "./requests/entry";
import type { State } from "./state/state";

/** All that an emulator has. Everything here is explicit: nothing is kept in modules. */
export interface World {
  state: State;
  choices: Choices;
  faults: WaitingFault[];
  log: RequestEntry[];
  /** By id. */
  messages: Map<string, StoredMessage>;
  deliveries: Deliveries;
  /** How long each call waits before it does anything, in ms. */
  latencyMs: number;
  random: Random;
  now: () => Date;
  /** The virtual clock of messages and deliveries: it is ahead of `now` by what it was advanced. */
  later: () => Date;
  /** Waits; never ends once the emulator closes. */
  pause: (ms: number) => Promise<void>;
}
