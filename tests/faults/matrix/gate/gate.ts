import { TIMES, type Times } from "../cells";
import type { NetworkFault } from "../faults";
import { openDistrusted } from "./distrusted";
import { openLookups } from "./lookups";

/** Stands between a provider process and the emulator, and fails as a network does. */
export interface Gate {
  url: string;
  /** What the process needs in its environment to go through it. */
  env: Record<string, string>;
  /**
   * From now on so many connections fail.
   *
   * @param keep open connections stay as they are; otherwise they end, so that the next request needs a new one
   */
  fail(times: number, keep: boolean): Promise<void>;
  mend(): void;
  /** How many connections have failed since `fail`. */
  met(): number;
  close(): Promise<void>;
}

/** @param folder where it may keep files */
export function openGate(fault: NetworkFault, emulatorUrl: string, folder: string): Promise<Gate> {
  const port = Number(new URL(emulatorUrl).port);
  return fault === "tls" ? openDistrusted(port, folder) : openLookups(fault, port, folder);
}

/** Never so many connections in one run. */
const FOR_GOOD = 1_000_000;

export function connections(times: Times): number {
  return Math.min(TIMES[times], FOR_GOOD);
}
