import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { type Bed, newBed } from "../../../engine/support/bed";
import type { Run } from "../../../engine/support/stack";
import type { Group } from "../chosen";
import { connections, type Gate, openGate } from "../gate/gate";
import { judge, type Result } from "../judge";
import { EngineHook } from "./engine-hook";
import { messagesIn } from "./messages";

const UP = ["up", "--yes", "--skip-preview", "--continue-on-error"];
/** How many runs follow at most, each but the first only because a message says so. */
const MOST_RUNS = 3;

/** Takes the cells of a group through the whole engine. */
export async function runGroup({ cells, network }: Group): Promise<Result[]> {
  const settings = { ZIPWHIP_TIMEOUT_SECONDS: "2" };
  const bed = await newBed(settings);
  const { emulator, stack } = bed;
  const folder = mkdtempSync(join(tmpdir(), "zipwhip-gate-"));
  const gate = network === undefined ? undefined : await openGate(network, emulator.url, folder);
  if (gate !== undefined) stack.setEnv({ ...settings, ...gate.env, ZIPWHIP_API_URL: gate.url });
  try {
    return await runHooks(
      cells.map((cell, index) => new EngineHook(cell, index, emulator)),
      bed,
      gate,
    );
  } finally {
    await gate?.close();
    rmSync(folder, { recursive: true, force: true });
  }
}

async function runHooks(hooks: EngineHook[], bed: Bed, gate: Gate | undefined): Promise<Result[]> {
  const { emulator, stack } = bed;
  let printed = "";
  const pulumi = async (...args: string[]): Promise<Run> => {
    const run = await stack.pulumi(...args);
    printed += run.text.toLowerCase();
    return run;
  };
  const up = (which: "before" | "after", ...args: string[]) => {
    stack.program(hooks.map((hook) => hook.declaration(which)).join(""));
    return pulumi(...UP, ...args);
  };
  const faultRun = async (met: EngineHook[], run: () => Promise<Run>) => {
    emulator.clearFaults();
    for (const hook of met) hook.addFaults();
    emulator.clearRequests();
    await gate?.fail(connections("for good"), false);
    const { text, exitCode } = await run();
    gate?.mend();
    const told = messagesIn(text);
    // A refresh ends with the first read that fails: what it says then, it says of all.
    const ofAll = exitCode === 0 ? [] : [...told.values()].flat();
    const refreshes = (hook: EngineHook) => hook.cell.life === "list-refresh";
    for (const hook of met) {
      hook.note(told.get(hook.name) ?? (refreshes(hook) ? ofAll : []), (gate?.met() ?? 1) > 0, bed);
    }
  };

  const made = await up("before");
  if (made.exitCode !== 0) throw new Error(made.text);
  const reads = hooks.filter(({ cell }) => cell.life === "list-refresh");
  await faultRun(reads, () => pulumi("refresh", "--yes", "--skip-preview"));
  await faultRun(
    hooks.filter((hook) => !reads.includes(hook)),
    () => up("after"),
  );
  emulator.clearFaults();

  for (let count = 0; count < MOST_RUNS; count++) {
    const told = messagesIn((await up("after")).text);
    for (const hook of hooks) hook.follow(told.get(hook.name) ?? []);
    if (told.size === 0) break;
  }
  emulator.clearRequests();
  const last = await up("after", "--refresh");
  const told = messagesIn(last.text);
  if (last.exitCode !== 0 && told.size === 0) throw new Error(last.text);
  return hooks.map((hook) => judge(hook.cell, hook.evidence(told.get(hook.name) ?? [], printed, bed)));
}
