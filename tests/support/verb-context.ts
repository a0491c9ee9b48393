import type { Emulator, Line } from "zipwhip-emulator";
import type { Context } from "../../provider/context";
import { ProcessMemory } from "../../provider/memory/process-memory";
import { DEFAULTS, type Settings } from "../../zipwhip/settings";
import { FakeClock } from "./clock";

/** What the verbs of one process stand on, towards an emulator. Sleeps are over at once. */
export interface VerbContext {
  context: Context;
  clock: FakeClock;
  settings: Settings;
  /** The lines that were told to the user, besides errors. */
  told: string[];
}

/** A process of its own, as the engine starts one per operation. */
export function newVerbContext(emulator: Emulator, line: Line, more: Partial<Settings> = {}): VerbContext {
  const clock = new FakeClock();
  const settings: Settings = { ...DEFAULTS, apiUrl: emulator.url, session: line.session, ...more };
  const told: string[] = [];
  const memory = new ProcessMemory(clock, (text) => told.push(text));
  const context: Context = { settings, kept: memory.kept, account: (own) => memory.account(settings, own) };
  return { context, clock, settings, told };
}

/** Takes the calls that the emulator received since the last time, in order. */
export function takeCalls(emulator: Emulator): string[] {
  const calls = emulator.requests().map(({ path }) => path.slice(1));
  emulator.clearRequests();
  return calls;
}
