import { mkdirSync, writeFileSync } from "node:fs";
import { join, resolve } from "node:path";
import { frontOfRun } from "../engine/support/front";
import type { Played } from "./soak";

const LOGS = resolve(__dirname, "../../.local/soak");

/** What became of some runs. */
export interface Totals {
  runs: number;
  byItself: number;
  afterRemedy: number;
  failed: number;
  commands: number;
  requests: number;
  interruptions: number;
  /** How often each remedy was followed. */
  remedies: Record<string, number>;
}

export function totalsOf(all: readonly Played[]): Totals {
  const failed = all.filter(isBad);
  const good = all.filter((played) => !isBad(played));
  const sum = (of: (played: Played) => number) => all.reduce((total, played) => total + of(played), 0);
  const remedies: Record<string, number> = {};
  for (const remedy of all.flatMap((played) => played.remedies)) {
    remedies[remedy] = (remedies[remedy] ?? 0) + 1;
  }
  return {
    runs: all.length,
    byItself: good.filter((played) => played.remedies.length === 0).length,
    afterRemedy: good.filter((played) => played.remedies.length > 0).length,
    failed: failed.length,
    commands: sum(({ commands }) => commands),
    requests: sum(({ requests }) => requests),
    interruptions: sum(({ interruptions }) => interruptions),
    remedies,
  };
}

export function isBad({ complaints }: Played): boolean {
  return complaints.length > 0;
}

/** One run in one line. */
export function lineOf(played: Played): string {
  const end = isBad(played)
    ? "FAILED"
    : played.remedies.length === 0
      ? "converged by itself"
      : `converged after: ${played.remedies.join(", ")}`;
  return `run ${played.index}: ${end} (${played.commands} commands, ${Math.round(played.ms / 1000)} s)`;
}

export function totalsLine(totals: Totals): string {
  const remedies = Object.entries(totals.remedies).map(([remedy, count]) => `${remedy} ${count}`);
  return [
    `${totals.runs} runs: ${totals.byItself} converged by themselves, ${totals.afterRemedy} after the named remedy, ${totals.failed} failed`,
    `${totals.commands} commands of the engine, ${totals.requests} requests, ${totals.interruptions} interruptions`,
    `remedies: ${remedies.join(", ") || "none"}`,
  ].join("\n");
}

/** A failed run: what is wrong, the moves, how to play it again, and where the engine's log lies. */
export function describeFailure(seed: number, played: Played): string {
  const complaints = played.complaints.map((complaint) => `! ${complaint}`).join("\n");
  const file = keepLog(seed, played);
  const again = `npm run soak -- --seed ${seed} --run ${played.index}${frontOfRun() === "plugin" ? " --plugin" : ""}`;
  return [
    `run ${played.index} of seed ${seed} failed`,
    complaints,
    played.plan,
    `again:  ${again}`,
    `smaller:  ${again} --shrink`,
    `log:  ${file}`,
  ].join("\n");
}

/** Keeps all that happened in a run, and what the engine said, in a file. */
export function keepLog(seed: number, { index, plan, log, complaints }: Played): string {
  mkdirSync(LOGS, { recursive: true });
  const file = join(LOGS, `${seed}-${index}.log`);
  writeFileSync(file, `${plan}\n\n${log}\n\n${complaints.map((complaint) => `! ${complaint}`).join("\n")}\n`);
  return file;
}
