import { join, resolve } from "node:path";
import { Command, InvalidArgumentError } from "commander";
import { COLUMNS } from "./columns/all";
import type { Column } from "./columns/column";

/** What a run is asked for. */
export interface Options {
  columns: readonly Column[];
  sizes: readonly number[];
  repeats: number;
  rounds: number;
  latencyMs: number;
  /** Where results are kept and plots drawn. */
  folder: string;
  /** The page to be written, where there is one. */
  page: string | undefined;
  /** Whether to keep what is in the folder, and add to it. */
  add: boolean;
  /** Whether to measure nothing, and only show what is there. */
  show: boolean;
  strict: boolean;
}

const ROOT = resolve(__dirname, "..");
/** What is committed. */
export const PUBLISHED = join(ROOT, "bench", "results");
export const PAGE = join(ROOT, "docs", "performance.md");
const TRIED = join(ROOT, ".local", "bench");

const HELP = `
Results go to bench/results and docs/performance.md where all columns and sizes are run, or are added to what is there;
else to .local/bench.

Examples:
  npm run bench                                            all columns, N = 10, 100, 1,000: an hour or so
  npm run bench -- --full                                  and N = 2,000
  npm run bench -- --add --n 2000 --repeats 1 --columns webhook line floor
  npm run bench -- --quick                                 whether it works, in two minutes
  npm run bench -- --show --strict                         only show what was measured, and fail where the budget is missed
`;

/** Reads the command line. */
export function readOptions(args: readonly string[]): Options {
  const ids = COLUMNS.map(({ id }) => id);
  const command = new Command("npm run bench --")
    .description("Measures the provider beside its peers, with the real engine.")
    .option("--n <sizes...>", "numbers of hooks (default: 10 100 1000)", whole)
    .option("--columns <ids...>", `some of ${ids.join(", ")}`)
    .option("--repeats <number>", "how often everything is run (default: 3)", whole)
    .option("--rounds <number>", "fresh processes for each start-up figure (default: 31)", one)
    .option("--latency <ms>", "how long the service waits before each call", one, 50)
    .option("--quick", "N = 40, once")
    .option("--full", "N = 2,000 as well")
    .option("--add", "keep what was measured before, and add to it")
    .option("--show", "measure nothing, show what was measured before")
    .option("--strict", "fail unless every row of the budget is measured and held")
    .addHelpText("after", HELP)
    .parse(["node", "bench", ...args]);
  const given = command.opts();
  const quick = given.quick === true;
  const published = given.add || given.show || !(quick || given.n || given.columns);
  return {
    columns: given.columns === undefined ? COLUMNS : given.columns.map(columnOf),
    sizes: given.n ?? (quick ? [40] : [10, 100, 1_000, ...(given.full ? [2_000] : [])]),
    repeats: given.repeats ?? (quick ? 1 : 3),
    rounds: given.rounds ?? (quick ? 5 : 31),
    latencyMs: given.latency,
    folder: published ? PUBLISHED : TRIED,
    page: published ? PAGE : undefined,
    add: given.add === true,
    show: given.show === true,
    strict: given.strict === true,
  };
}

function columnOf(id: string): Column {
  const column = COLUMNS.find((one) => one.id === id);
  if (column !== undefined) return column;
  console.error(`There is no column ${id}; there are ${COLUMNS.map((one) => one.id).join(", ")}`);
  process.exit(1);
}

function one(text: string): number {
  if (/^\d{1,6}$/.test(text)) return Number(text);
  throw new InvalidArgumentError("It is a whole number.");
}

function whole(text: string, before?: unknown): number | number[] {
  return Array.isArray(before) ? [...before, one(text)] : [one(text)];
}
