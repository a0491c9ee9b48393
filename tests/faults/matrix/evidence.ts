/** What was seen in a cell, from the first run to the last. */
export interface Evidence {
  /** What the run that met the faults told; empty: it succeeded. */
  told: readonly string[];
  /** How many requests it has sent. */
  requests: number;
  /** Whether a request has met the fault at all. */
  met: boolean;
  /** The identical hooks on the service right after it. */
  idsAfterFaults: readonly string[];
  /** The id in the state right after it. */
  stateAfterFaults: string | undefined;
  /** Whether the write in question had its effect by then: installed, changed, removed. */
  effect: boolean;
  /** What every later run told, one after the other. */
  toldLater: readonly (readonly string[])[];
  /** The identical hooks on the service after each of them, before anybody does what it told. */
  idsLater: readonly (readonly string[])[];
  /** What was done because a message named it. */
  remedies: readonly string[];
  /** The identical hooks on the service at the end. */
  idsAtEnd: readonly string[];
  /** How many there should be. */
  declared: 0 | 1;
  /** The id in the state at the end. */
  stateAtEnd: string | undefined;
  /** What one more `up --refresh` told or wrote, and where state and service differ after it; empty: all is well. */
  unrest: readonly string[];
  /** What no message may hold: the session's secret, the URL's token. */
  secrets: readonly string[];
}
