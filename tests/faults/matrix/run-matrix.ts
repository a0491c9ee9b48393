import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { startEmulator } from "zipwhip-emulator";
import { ProviderProcess } from "../support/provider-process";
import { allCells, type Cell, LATE_MS, NETWORK_FAULTS, type NetworkFault, TIMEOUT_MS } from "./cells";
import { openGate } from "./gate";
import type { Result } from "./judge";
import { Trial } from "./trial";

/** Processes that meet faults. Each goes through one cell at a time, so that no Retry-After holds up another cell. */
const FAULT_PROCESSES = 12;
/** Runs without faults that go on at once, in the shared processes. */
const CLEAN_RUNS = 16;

/** What a run of the matrix found. */
export interface Matrix {
  results: Result[];
  /** Secrets that a process printed: none should. */
  leaks: number;
}

/** Tries all cells: all runs with faults first, then, in other processes, all that come after. */
export async function runMatrix(cells: readonly Cell[] = allCells()): Promise<Matrix> {
  const emulator = await startEmulator({ port: 0 });
  const folder = mkdtempSync(join(tmpdir(), "zipwhip-faults-"));
  const processes: ProviderProcess[] = [];
  const start = async (url: string, timeoutMs: number, env: Record<string, string> = {}) => {
    const settings = { ZIPWHIP_API_URL: url, ZIPWHIP_TIMEOUT_SECONDS: String(timeoutMs / 1000) };
    const provider = await ProviderProcess.start({ ...settings, ...env });
    processes.push(provider);
    return provider;
  };
  try {
    const trials = cells.map((cell) => new Trial(cell, emulator));
    const queue = trials.filter(({ network }) => !network).sort((a, b) => weight(b.cell) - weight(a.cell));
    const count = Math.min(FAULT_PROCESSES, queue.length);
    // All before the first cell: starting takes the machine's whole attention, and cells have time-outs.
    const meeting = await Promise.all(Array.from({ length: count }, () => start(emulator.url, TIMEOUT_MS)));
    const slots = meeting.map(async (provider) => {
      for (let trial = queue.shift(); trial !== undefined; trial = queue.shift())
        await trial.faultRun(provider);
    });
    const networks = (Object.keys(NETWORK_FAULTS) as NetworkFault[]).map(async (fault) => {
      const own = trials.filter(({ cell }) => cell.fault === fault);
      if (own.length === 0) return;
      const gate = await openGate(fault, emulator.url, (pem) => {
        const file = join(folder, `${fault}.pem`);
        writeFileSync(file, pem);
        return file;
      });
      const provider = await start(gate.url, TIMEOUT_MS, gate.env);
      for (const trial of own) await trial.faultRun(provider, gate);
      await gate.close();
    });
    await Promise.all([...slots, ...networks]);
    for (const provider of processes) await provider.end();
    if (cells.some(({ fault }) => fault === "late")) await sleep(LATE_MS);

    emulator.clearFaults();
    for (const trial of trials) trial.lookAfterFaults();
    const [last, ...next] = await Promise.all([0, 1, 2, 3].map(() => start(emulator.url, 20_000)));
    await each(trials, CLEAN_RUNS, (trial) => trial.nextRuns(next));
    if (last !== undefined) await each(trials, CLEAN_RUNS, (trial) => trial.lastRun(last));

    const printed = processes.map(({ stderr }) => stderr.toLowerCase()).join("\n");
    const leaks = trials
      .flatMap((trial) => trial.secrets())
      .filter((secret) => printed.includes(secret)).length;
    return { results: trials.map((trial) => trial.result()), leaks };
  } finally {
    await Promise.all(processes.map((provider) => provider.end()));
    await emulator.close();
    rmSync(folder, { recursive: true, force: true });
  }
}

// The long ones first: so all slots end at about the same time.
function weight({ fault, times }: Cell): number {
  const kind = fault.startsWith("429") ? 8 : /^(time-out|late|503)/.test(fault) ? 4 : 1;
  return kind * { once: 1, twice: 2, "for good": 4 }[times];
}

async function each<T>(items: readonly T[], atOnce: number, act: (item: T) => Promise<void>): Promise<void> {
  const queue = [...items];
  const worker = async () => {
    for (let item = queue.shift(); item !== undefined; item = queue.shift()) await act(item);
  };
  await Promise.all(Array.from({ length: atOnce }, worker));
}
