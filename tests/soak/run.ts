import { randomInt } from "node:crypto";
import { parseArgs } from "node:util";
import { playAll } from "./crew";
import { describeFailure, isBad, keepLog, lineOf, totalsLine, totalsOf } from "./report";
import { shrink } from "./shrink";
import type { Played } from "./soak";

const USAGE = `npm run soak -- [--runs N] [--seed S] [--jobs J]     plays runs 0 to N-1 of the seed; --plugin over the plugin
npm run soak -- --seed S --run I [--shrink]       plays one run again; --shrink looks for fewer moves that fail
npm run soak -- --seed S --from I --runs N        plays N runs from this one on; --keep keeps the log of each`;

async function main(): Promise<void> {
  const { values } = parseArgs({
    options: {
      runs: { type: "string", default: "20" },
      seed: { type: "string" },
      jobs: { type: "string", default: "1" },
      from: { type: "string", default: "0" },
      run: { type: "string" },
      keep: { type: "boolean", default: false },
      shrink: { type: "boolean", default: false },
      plugin: { type: "boolean", default: false },
      help: { type: "boolean", default: false },
    },
  });
  if (values.help) return console.log(USAGE);
  // Before a worker is started.
  if (values.plugin) process.env.TEST_FRONT = "plugin";
  const seed = values.seed === undefined ? randomInt(2 ** 31) : whole("seed", values.seed);
  if (values.shrink) return shrink(seed, whole("run", values.run ?? ""));
  const from = whole("run", values.run ?? values.from);
  const count = values.run === undefined ? whole("runs", values.runs) : 1;
  console.log(`seed ${seed}`);
  const all: Played[] = [];
  const indices = Array.from({ length: count }, (_, index) => from + index);
  await playAll(seed, indices, whole("jobs", values.jobs), (played) => {
    all.push(played);
    if (values.keep) keepLog(seed, played);
    console.log(lineOf(played));
    if (isBad(played)) console.log(`\n${describeFailure(seed, played)}\n`);
  });
  const totals = totalsOf(all);
  console.log(totalsLine(totals));
  process.exitCode = totals.failed > 0 || totals.runs === 0 ? 1 : 0;
}

function whole(name: string, text: string): number {
  if (!/^\d+$/.test(text)) throw new Error(`--${name}: give a whole number\n${USAGE}`);
  return Number(text);
}

main().catch((error) => {
  console.error(error instanceof Error ? error.message : error);
  process.exitCode = 1;
});
