import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, relative } from "node:path";
import { measureStartUp } from "./measure/startup";
import { type Options, readOptions } from "./options";
import { budgetOf } from "./report/budget";
import { pageOf } from "./report/page";
import { drawPlots } from "./report/plots";
import { print } from "./report/print";
import { aboutNow } from "./run/about";
import { type Results, readResults, writeResults } from "./run/results";
import { runScenario } from "./run/scenario";
import { schedule } from "./run/schedule";
import { Service } from "./service/service";

/** `npm run bench`: see options.ts. */
async function main(): Promise<void> {
  const options = readOptions(process.argv.slice(2));
  const file = join(options.folder, "results.json");
  const before = options.add || options.show ? readResults(file) : undefined;
  const results = options.show ? before : await measure(options, before, file);
  const plots = results === undefined ? [] : drawPlots(results, options.folder);
  if (options.page !== undefined) {
    const folder = relative(join(options.page, ".."), options.folder).replaceAll("\\", "/");
    writeFileSync(options.page, pageOf(results, plots, folder));
  }
  if (results !== undefined) print(results);
  const missed = results === undefined || budgetOf(results).some(({ held }) => held !== true);
  if (options.strict && missed) process.exitCode = 1;
}

async function measure(options: Options, before: Results | undefined, file: string): Promise<Results> {
  const { columns, sizes, repeats, rounds, latencyMs } = options;
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
  return results;
}

main().catch((error: unknown) => {
  console.error(`\nnpm run bench: ${error instanceof Error ? error.message : error}`);
  process.exitCode = 1;
});
