/** What went over the wire to a store since it was last asked. */
export interface Traffic {
  /** Both ways. */
  bytes: number;
  /** How often the engine waited for an answer: each costs the way to the store and back. */
  trips: number;
}

/** Where states are kept. */
export interface Store {
  /** What PULUMI_BACKEND_URL is set to. Undefined: a folder of the deployment's own. */
  url?: string;
  /** What it needs besides. */
  env: Record<string, string>;
  /** Undefined where nothing goes over a wire. */
  spent?(): Traffic;
  stop(): Promise<void>;
}
