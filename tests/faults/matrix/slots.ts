import { setTimeout as sleep } from "node:timers/promises";
import type { ProviderProcess } from "../support/provider-process";
import { TIMES } from "./cells";
import {
  asksToWait,
  isNetwork,
  isSilent,
  NETWORK_FAULTS,
  type NetworkFault,
  PATIENT_MS,
  TIMEOUT_MS,
} from "./faults";
import type { Gate } from "./gate/gate";
import type { Trial } from "./trial";

/** Processes that are asked to wait. What asks one request to wait holds up all of its process: one cell at a time. */
const WAITING = 10;
/**
 * How many cells the processes for all else have under way: what a process remembers, it remembers by line. No more, or
 * they would leave too little of the machine to the cells with time-outs.
 */
export const CROWD = 12;

/** A process with the cells that it goes through; several can draw from one queue. */
export interface Slot {
  provider: ProviderProcess;
  gate?: Gate;
  queue: Trial[];
  atOnce: number;
  /** Which faults it takes. */
  takes(fault: string): boolean;
}

/** Starts the processes that the cells need, and shares the cells out among them. */
export async function openSlots(
  trials: readonly Trial[],
  start: (timeoutMs: number, env: Record<string, string>) => Promise<ProviderProcess>,
  startBehind: (fault: NetworkFault) => Promise<{ provider: ProviderProcess; gate: Gate }>,
): Promise<Slot[]> {
  const queueOf = (takes: Slot["takes"]) => trials.filter(({ cell }) => takes(cell.fault)).sort(longFirst);
  const several = (count: number, takes: Slot["takes"], atOnce: number, timeoutMs: number) => {
    const queue = queueOf(takes);
    return Array.from({ length: Math.min(count, queue.length) }, async () => {
      const provider = await start(timeoutMs, { ZIPWHIP_CONCURRENCY: String(2 * atOnce) });
      return [{ provider, queue, atOnce, takes }];
    });
  };
  const behind = async (network: NetworkFault) => {
    const takes: Slot["takes"] = (fault) => fault === network;
    const queue = queueOf(takes);
    return queue.length === 0 ? [] : [{ ...(await startBehind(network)), queue, atOnce: 1, takes }];
  };
  const isOther = (fault: string) => !isNetwork(fault) && !asksToWait(fault) && !isSilent(fault);
  const slots = [
    ...(Object.keys(NETWORK_FAULTS) as NetworkFault[]).map(behind),
    ...several(1, isSilent, CROWD, TIMEOUT_MS),
    ...several(1, isOther, CROWD, PATIENT_MS),
    ...several(WAITING, asksToWait, 1, TIMEOUT_MS),
  ];
  return (await Promise.all(slots)).flat();
}

/** Tries all cells that wait in the queues. */
export async function emptyQueues(slots: readonly Slot[]): Promise<void> {
  const runs = slots.map(({ queue, atOnce, provider, gate }) =>
    each(queue, atOnce, (trial) => trial.faultRun(provider, gate)),
  );
  await Promise.all(runs);
}

// So all slots end at about the same time, and nobody waits for what is to come later.
function longFirst(a: Trial, b: Trial): number {
  const weight = ({ cell: { fault, times } }: Trial) => (fault === "later" ? 10 : Math.min(TIMES[times], 4));
  return weight(b) - weight(a);
}

/** Has so many acts under way until the queue is empty. */
export async function each<T>(queue: T[], atOnce: number, act: (item: T) => Promise<void>): Promise<void> {
  const worker = async (_: unknown, index: number) => {
    // Not all at one moment, which would be too much for a time-out.
    await sleep(50 * index);
    for (let item = queue.shift(); item !== undefined; item = queue.shift()) await act(item);
  };
  await Promise.all(Array.from({ length: Math.min(atOnce, queue.length) }, worker));
}
