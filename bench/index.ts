import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { measureStartUp } from "./measure/startup";
import { type Options, readOptions } from "./options";
import { budgetOf } from "./report/budget";
import { print } from "./report/print";
import { RESULTS_FILE, writePage } from "./report/write-page";
import { aboutNow } from "./run/about";
import { type Results, readResults, writeResults } from "./run/results";
import { runScenario } from "./run/scenario";
import { schedule } from "./run/schedule";
import { Service } from "./service/service";

/** `npm run bench`: see options.ts. */
async function main(): Promise<void> {
  const options = readOptions(process.argv.slice(2));
  if (!options.show) await measure(options);
  const results = writePage(options.page, options.folder);
  if (results !== undefined) print(results);
  const missed = results === undefined || budgetOf(results).some(({ held }) => held !== true);
  if (options.strict && missed) process.exitCode = 1;
}

async function measure({ columns, sizes, repeats, rounds, latencyMs, ...options }: Options): Promise<void> {
  const file = join(options.folder, RESULTS_FILE);
  const before = options.add ? readResults<Results>(file) : undefined;
  if (before !== undefined && before.about.latencyMs !== latencyMs) {
    throw new Error(
      `what is there was measured with a latency of ${before.about.latencyMs} ms: add with the same`,
    );
  }
  const results: Results = { about: aboutNow(latencyMs), skipped: {}, samples: [], ...before };
  const there = columns.filter((column) => {
    const reason = column.missing();
    if (reason !== undefined) results.skipped[column.title] = reason;
    else delete results.skipped[column.title];
    return reason === undefined;
  });
  const first = Math.max(-1, ...results.samples.map(({ repeat }) => repeat)) + 1;
  const turns = schedule(there, sizes, repeats, first);
  const folder = mkdtempSync(join(tmpdir(), "zipwhip-bench-"));
  process.once("exit", () => rmSync(folder, { recursive: true, force: true }));
  for (const signal of ["SIGINT", "SIGTERM"] as const) process.once(signal, () => process.exit(1));
  const service = await Service.start(latencyMs);
  try {
    for (const [index, { column, hooks, repeat }] of turns.entries()) {
      process.stderr.write(`${index + 1}/${turns.length}: ${column.title}, ${hooks} hooks …`);
      const samples = await runScenario(column, hooks, repeat, service, folder);
      process.stderr.write(` ${samples.reduce((sum, { seconds }) => sum + seconds, 0).toFixed(1)} s\n`);
      results.samples.push(...samples);
      results.about = aboutNow(latencyMs);
      // At once: an hour of measuring is not to be lost to the last minute.
      writeResults(file, results);
    }
  } finally {
    service.stop();
  }
  if (rounds > 0) results.startUp = await measureStartUp(rounds);
  writeResults(file, results);
}

main().catch((error: unknown) => {
  console.error(`\nnpm run bench: ${error instanceof Error ? error.message : error}`);
  process.exitCode = 1;
});
