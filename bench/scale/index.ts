import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { Command, InvalidArgumentError } from "commander";
import { COLUMNS } from "../columns/all";
import { aboutNow } from "../run/about";
import { writeResults } from "../run/results";
import { runScenario } from "../run/scenario";
import { Service } from "../service/service";
import { STORES } from "../stores/kinds";
import { scalePage } from "./page";
import type { ScaleResults } from "./results";

const ROOT = resolve(__dirname, "../..");
const PUBLISHED = join(ROOT, "bench", "results", "scale.json");
const TRIED = join(ROOT, ".local", "bench", "scale.json");
const PAGE = join(ROOT, "docs", "scale.md");
const SIZES = [10, 100, 1_000];
const LATENCY_MS = 50;

/** `npm run bench:scale`: our two resources over the stores of states that can be had on one machine. */
async function main(): Promise<void> {
  const options = new Command("npm run bench:scale --")
    .description(
      "Measures ZipwhipWebhook and ZipwhipLine over several stores of states; writes docs/scale.md.",
    )
    .option(
      "--n <sizes...>",
      "other numbers of hooks than 10 100 1000; then docs/scale.md is not written",
      whole,
    )
    .option("--repeats <number>", "how often everything is run", (text) => whole(text)[0], 1)
    .option("--show", "measure nothing, only write docs/scale.md anew")
    .parse(["node", "bench:scale", ...process.argv.slice(2)])
    .opts();
  const file = options.n === undefined ? PUBLISHED : TRIED;
  const results: ScaleResults = options.show
    ? JSON.parse(readFileSync(file, "utf8"))
    : await measure(options.n ?? SIZES, options.repeats, file);
  if (options.n === undefined) writeFileSync(PAGE, scalePage(results));
}

async function measure(sizes: readonly number[], repeats: number, file: string): Promise<ScaleResults> {
  const results: ScaleResults = { about: aboutNow(LATENCY_MS), skipped: {}, samples: [] };
  const ours = COLUMNS.filter(({ id }) => ["webhook", "line"].includes(id));
  const folder = mkdtempSync(join(tmpdir(), "zipwhip-scale-"));
  const service = await Service.start(LATENCY_MS);
  try {
    for (let repeat = 0; repeat < repeats; repeat++) {
      for (const hooks of sizes) {
        for (const { id, title, start } of repeat % 2 === 0 ? STORES : STORES.toReversed()) {
          for (const column of ours) {
            // A new one each time: what is in it costs, too.
            const store = await start();
            if (store === undefined) {
              results.skipped[title] = "its programs are not installed";
              continue;
            }
            process.stderr.write(`${title}, ${column.title}, ${hooks} hooks …`);
            try {
              const samples = await runScenario(column, hooks, repeat, service, folder, store);
              const seconds = samples.reduce((sum, sample) => sum + sample.seconds, 0);
              process.stderr.write(` ${seconds.toFixed(1)} s\n`);
              results.samples.push(...samples.map((sample) => ({ store: id, ...sample })));
            } finally {
              await store.stop();
            }
            writeResults(file, results);
          }
        }
      }
    }
  } finally {
    service.stop();
    rmSync(folder, { recursive: true, force: true });
  }
  results.about = aboutNow(LATENCY_MS);
  writeResults(file, results);
  return results;
}

function whole(text: string, before: unknown = []): number[] {
  if (!/^[1-9]\d{0,5}$/.test(text)) throw new InvalidArgumentError("It is a whole number.");
  return [...(before as number[]), Number(text)];
}

main().catch((error: unknown) => {
  console.error(`\nnpm run bench:scale: ${error instanceof Error ? error.message : error}`);
  process.exitCode = 1;
});
