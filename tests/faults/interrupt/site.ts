import { existsSync, readdirSync } from "node:fs";
import { join } from "node:path";
import { type Bed, newBed, tearDown as tearDownBeds } from "../../engine/support/bed";
import type { Stack } from "../../engine/support/stack";
import { type EngineRun, endProcesses, providersOf, startEngine } from "./engine-run";
import { openTurnstile, type Turnstile } from "./turnstile";

/** A bed whose requests pass a turnstile. */
export interface Site extends Bed {
  turnstile: Turnstile;
}

const open: { turnstiles: Turnstile[]; processes: number[] } = { turnstiles: [], processes: [] };

export async function newSite(env: Record<string, string> = {}): Promise<Site> {
  const bed = await newBed();
  const turnstile = await openTurnstile(bed.emulator.url);
  open.turnstiles.push(turnstile);
  const site = { ...bed, turnstile };
  site.stack.setEnv(settings(site, env));
  return site;
}

/** The environment of a site's runs. The time-out is beyond any test: what is stopped stays stopped. */
export function settings(
  { turnstile, line }: Site,
  more: Record<string, string> = {},
): Record<string, string> {
  return {
    ZIPWHIP_API_URL: turnstile.url,
    ZIPWHIP_SESSION: line.session,
    ZIPWHIP_TIMEOUT_SECONDS: "300",
    // For --event-log, as the Automation API uses it.
    PULUMI_DEBUG_COMMANDS: "true",
    ...more,
  };
}

/** Starts a run; nothing of it outlives the test. */
export async function start(stack: Stack, ...args: string[]): Promise<EngineRun> {
  const run = await startEngine(stack, ...args);
  open.processes.push(run.pid);
  return run;
}

/** The provider processes of a run under way. */
export async function providers(run: EngineRun): Promise<number[]> {
  const pids = await providersOf(run);
  open.processes.push(...pids);
  return pids;
}

/** For `afterEach`. */
export async function tearDown(): Promise<void> {
  endProcesses(open.processes.splice(0));
  for (const turnstile of open.turnstiles.splice(0)) await turnstile.close();
  await tearDownBeds();
}

/** What the engine has noted as begun and not as done, such as `creating hook`. */
export function pendingIn(stack: Stack): string[] {
  const { checkpoint } = JSON.parse(stack.stateText()) as {
    checkpoint: { latest?: { pending_operations?: { type: string; resource: { urn: string } }[] } };
  };
  const pending = checkpoint.latest?.pending_operations ?? [];
  return pending.map(({ type, resource }) => `${type} ${resource.urn.split("::").pop()}`).sort();
}

/** How many locks lie on the stack. */
export function locksOn({ folder }: Stack): number {
  const locks = join(folder, "state", ".pulumi", "locks");
  if (!existsSync(locks)) return 0;
  return readdirSync(locks, { recursive: true }).filter((name) => String(name).endsWith(".json")).length;
}
