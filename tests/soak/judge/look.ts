import type { RequestEntry } from "zipwhip-emulator";
import type { Ran } from "../play/engine";
import type { LineHook } from "../play/service";
import type { Kept } from "../play/state-file";

/** What is declared of a hook, under a name. */
export interface Declaration extends Omit<LineHook, "webhookId"> {
  name: string;
  adopts: boolean;
}

/** What was seen of one run of the engine. */
export interface Look extends Ran {
  declared: Declaration[];
  before: LineHook[];
  after: LineHook[];
  stateBefore: Kept[];
  stateAfter: Kept[];
  /** Operations that the state calls pending: what an engine that was killed leaves. */
  pending: number;
  requests: RequestEntry[];
  /** The engine or the provider was killed, or told twice to end. */
  killed: boolean;
  /** It was told to end, at least once. */
  told: boolean;
  /** Somebody did something by hand in the course of it. */
  byHand: boolean;
}

/** The calls of a run that write, in order. */
export function writesOf({ requests }: Look): string[] {
  return requests.map(({ path }) => path).filter((path) => path !== "/webhook/list");
}
