import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { type Emulator, startEmulator } from "zipwhip-emulator";
import { PROVIDER_TEXT } from "../../../sdk/provider-text";
import type { Front } from "../support/front";
import { ProviderProcess } from "../support/provider-process";
import { allCells, type Cell } from "./cells";
import { type NetworkFault, PATIENT_MS } from "./faults";
import { type Gate, openGate } from "./gate/gate";
import type { Result } from "./judge";
import { CROWD, each, emptyQueues, openSlots, type Slot } from "./slots";
import { Trial } from "./trial";

/** What a run of the matrix found. */
export interface Matrix {
  results: Result[];
  /** Secrets that a process printed: none should. */
  leaks: number;
}

/** How often the cells that have not met their faults are tried again. */
const MORE_ROUNDS = 3;

/** Tries all cells: all runs with faults first, then, in other processes, all that come after. */
export async function runMatrix(
  cells: readonly Cell[] = allCells(),
  front: Front = "dynamic",
): Promise<Matrix> {
  const emulator = await startEmulator({ port: 0 });
  const folder = mkdtempSync(join(tmpdir(), "zipwhip-faults-"));
  const processes: ProviderProcess[] = [];
  const gates: Gate[] = [];
  let started = 0;
  const start = async (url: string, timeoutMs: number, env: Record<string, string> = {}) => {
    const settings = { ZIPWHIP_API_URL: url, ZIPWHIP_TIMEOUT_SECONDS: String(timeoutMs / 1000) };
    const provider = await ProviderProcess.start({ ...settings, ...env }, front);
    processes.push(provider);
    // With its first call it loads the provider's code, which can take longer than a time-out.
    const properties = { session: emulator.createLine().session, __provider: PROVIDER_TEXT };
    await provider.verbs.check({}, properties);
    await provider.verbs.read("1", properties, properties).catch(() => undefined);
    return provider;
  };
  // What half of them print for those who look for a fault is searched for secrets as well.
  const startForFaults = (url: string, timeoutMs: number, env: Record<string, string> = {}) =>
    start(url, timeoutMs, { ...(++started % 2 === 1 ? { ZIPWHIP_DEBUG: "1" } : {}), ...env });
  const startBehind = async (fault: NetworkFault) => {
    const gate = await openGate(fault, emulator.url, folder);
    gates.push(gate);
    return { gate, provider: await startForFaults(gate.url, PATIENT_MS, gate.env) };
  };
  try {
    const trials = cells.map((cell) => new Trial(cell, emulator));
    // All are there before the first cell: starting takes the machine's whole attention, and cells have time-outs.
    const slots = await openSlots(trials, (...how) => startForFaults(emulator.url, ...how), startBehind);
    await emptyQueues(slots);
    for (let round = 1; round <= MORE_ROUNDS; round++) await tryAgain(trials, slots, emulator);
    await Promise.all(processes.map((provider) => provider.end()));
    await sleep(Math.max(0, ...trials.map(({ overAt }) => overAt - performance.now())));

    emulator.clearFaults();
    for (const trial of trials) trial.lookAfterFaults();
    const clean = [0, 1, 2, 3].map(() => start(emulator.url, PATIENT_MS));
    const [last, ...next] = await Promise.all(clean);
    await each([...trials], CROWD, (trial) => trial.nextRuns(next));
    if (last !== undefined) await each([...trials], CROWD, (trial) => trial.lastRun(last));

    const printed = processes.map((provider) => provider.printed.toLowerCase()).join("\n");
    const secrets = trials.flatMap((trial) => trial.secrets());
    const leaks = secrets.filter((secret) => printed.includes(secret)).length;
    return { results: trials.map((trial) => trial.result()), leaks };
  } finally {
    await Promise.all(processes.map((provider) => provider.end()));
    await Promise.all(gates.map((gate) => gate.close()));
    await emulator.close();
    rmSync(folder, { recursive: true, force: true });
  }
}

// A machine with much else to do can make a time-out ahead of the fault. Such a cell proves nothing.
async function tryAgain(trials: Trial[], slots: readonly Slot[], emulator: Emulator): Promise<void> {
  for (const [index, { cell, hasMet }] of trials.entries()) {
    if (hasMet) continue;
    const trial = new Trial(cell, emulator);
    trials[index] = trial;
    slots.find(({ takes }) => takes(cell.fault))?.queue.push(trial);
  }
  await emptyQueues(slots);
}
