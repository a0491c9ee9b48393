import type { Service } from "../service/service";
import type { Store } from "../stores/store";

/** What is done to the hooks, in this order. */
export const OPERATIONS = ["up", "up again", "preview", "refresh", "destroy"] as const;

export type Operation = (typeof OPERATIONS)[number];

/** What a run of an operation took. */
export interface Run {
  seconds: number;
  /** Of the provider process, in MB; where there is one, and the system tells. */
  peakMemory?: number | undefined;
}

/** So many hooks, about to be installed in one of the ways. */
export interface Deployment {
  /** Runs an operation. Undefined where this way has no such thing. */
  run(operation: Operation): Promise<Run | undefined>;
  /** What the state holds of all hooks, in bytes; where there is a state. */
  stateBytes(): number | undefined;
}

/** Where a deployment is made. */
export interface Place {
  /** An empty folder of its own, which is removed afterwards. */
  folder: string;
  hooks: number;
  service: Service;
  /** One for each line. */
  sessions: string[];
  /** Where a state is kept, if not in the folder. */
  store: Store | undefined;
}

/** One way to have hooks installed: a column of the tables. */
export interface Column {
  id: string;
  title: string;
  says: string;
  /** Whether it installs anything: the engine's floor calls nothing. */
  installs: boolean;
  /** How many lines it spreads so many hooks over. */
  lines(hooks: number): number;
  /** Why it cannot be run here; undefined where it can. */
  missing(): string | undefined;
  deploy(place: Place): Promise<Deployment>;
}

/** All hooks on one line. */
export const oneLine = () => 1;
