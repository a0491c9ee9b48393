import { randomUUID } from "node:crypto";
import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import execa from "execa";
import type { Run, Stack } from "../../engine/support/stack";

/** A run of the engine that is under way. */
export interface EngineRun {
  /** The process of the engine. */
  pid: number;
  /** What came of it; it may have been killed. */
  done: Promise<Run>;
  /** Comes back when it has said so. */
  hasSaid(words: string): Promise<void>;
}

interface Process {
  pid: number;
  parent: number;
  command: string;
}

const PROVIDER = /^\S*node\S* .*[/\\](dynamic-provider[/\\]|pulumi-resource-zipwhip\b)/;

/** Starts the engine, and comes back when its process is there. */
export async function startEngine(stack: Stack, ...args: string[]): Promise<EngineRun> {
  // Several engines run on the machine: this one is found by the name of the log that only it writes.
  const log = join(stack.folder, `events-${randomUUID()}.json`);
  let over: Run | undefined;
  const done = stack.pulumi(...args, "--event-log", log).then((run) => {
    over = run;
    return run;
  });
  const until = async <T>(look: () => Promise<T | undefined>): Promise<T> => {
    for (;;) {
      const found = await look();
      if (found !== undefined) return found;
      if (over !== undefined) throw new Error(`the run is over:\n${over.text}`);
      await sleep(20);
    }
  };
  const { pid } = await until(async () => (await processes()).find(({ command }) => command.includes(log)));
  const hasSaid = (words: string) =>
    until(async () => (existsSync(log) && readFileSync(log, "utf8").includes(words) ? true : undefined));
  return { pid, done, hasSaid: async (words) => void (await hasSaid(words)) };
}

/** The provider processes that the engine has started: Pulumi's dynamic provider, in which this package runs. */
export async function providersOf({ pid }: EngineRun): Promise<number[]> {
  const all = await processes();
  const below = (parent: number): Process[] =>
    all.filter((one) => one.parent === parent).flatMap((one) => [one, ...below(one.pid)]);
  return below(pid).flatMap(({ pid: own, command }) => (PROVIDER.test(command) ? [own] : []));
}

/** Whether all of the processes end within the time. */
export async function haveEnded(pids: readonly number[], withinMs: number): Promise<boolean> {
  for (const end = Date.now() + withinMs; Date.now() < end; await sleep(50)) {
    if (!pids.some(isAlive)) return true;
  }
  return false;
}

/** Ends what a test has left, so that nothing outlives it. */
export function endProcesses(pids: readonly number[]): void {
  for (const pid of pids.filter(isAlive)) process.kill(pid, "SIGKILL");
}

function isAlive(pid: number): boolean {
  try {
    return process.kill(pid, 0);
  } catch {
    return false;
  }
}

async function processes(): Promise<Process[]> {
  const { stdout } = await execa("ps", ["-A", "-ww", "-o", "pid=", "-o", "ppid=", "-o", "args="]);
  return stdout.split("\n").flatMap((line) => {
    const [, pid, parent, command = ""] = /^\s*(\d+)\s+(\d+)\s+(.*)$/.exec(line) ?? [];
    return pid === undefined ? [] : [{ pid: Number(pid), parent: Number(parent), command }];
  });
}
