import { markdownTable } from "markdown-table";
import { COLUMNS, HOOKS_OF_A_LINE } from "../columns/all";
import { type ReceiverResults, receiverTable } from "../receiver/results";
import type { About, Results } from "../run/results";
import { BUDGET_HOOKS, budgetOf, type Row } from "./budget";
import { sizesOf } from "./figures";
import { growthTable } from "./growth";
import { missed } from "./missed";
import { notFaster } from "./not-faster";
import type { Plot } from "./plots";
import { bytesTable, requestTable, spaceTable, startUpTable, timeTable } from "./tables";

const NOTHING = "Not measured yet: `npm run bench`.";

/** What was measured so far. */
export interface Measured {
  results: Results | undefined;
  receiver: ReceiverResults | undefined;
}

/** docs/performance.md. @param plots with the path by which the page finds them */
export function pageOf({ results, receiver }: Measured, plots: readonly Plot[], folder: string): string {
  const parts = [
    HEAD,
    columnsOf(results),
    ...(results === undefined ? [NOTHING] : measured(results, plots, folder)),
    METHOD,
    receiverPart(receiver),
  ];
  return `${parts.map((part) => part.trim()).join("\n\n")}\n`;
}

function measured(results: Results, plots: readonly Plot[], folder: string): string[] {
  const sizes = sizesOf(results);
  const size = sizes.includes(BUDGET_HOOKS) ? BUDGET_HOOKS : Math.max(...sizes);
  const growth = growthTable(results);
  return [
    `## The budget, at ${BUDGET_HOOKS} hooks\n\n${budgetTable(budgetOf(results))}`,
    ...missedPart(budgetOf(results)),
    `## Where we are not faster, and why\n\nAt ${size} hooks:\n\n${list(notFaster(results, size))}`,
    `## Time\n\nMedians, in brackets the least and the most.`,
    ...sizes.toReversed().map((hooks) => `### ${hooks} hooks\n\n${timeTable(results, hooks)}`),
    `### Growth\n\nStraight lines of one slope grow alike; the bars are the least and the most.`,
    ...plots.map(({ file, title }) => `![${title}](${folder}/${file})`),
    ...(growth === undefined ? [] : [`As powers of the number of hooks:\n\n${growth}`]),
    `## Requests, and bytes received, at ${size} hooks\n\n${requestTable(results, size)}\n\n${bytesTable(results, size)}`,
    `## State and memory\n\nThe memory is the provider process's, at its peak over all operations.\n\n${spaceTable(results)}`,
    `## Start-up\n\nLoading alone, each time in a fresh process.\n\n${startUpTable(results)}`,
    aboutText(results),
  ];
}

function missedPart(rows: readonly Row[]): string[] {
  const reasons = missed(rows);
  return reasons.length === 0 ? [] : [`### What is missed, and why\n\n${list(reasons)}`];
}

export function budgetTable(rows: readonly Row[]): string {
  const verdict = ({ held }: Row) => (held === undefined ? "not measured" : held ? "held" : "**missed**");
  return markdownTable([
    ["", "must be", "is", ""],
    ...rows.map((row) => [row.what, row.mustBe, row.is, verdict(row)]),
  ]);
}

function columnsOf(results: Results | undefined): string {
  const rows = COLUMNS.map(({ title, says }) => {
    const skipped = results?.skipped[title];
    return `- **${title}**: ${says}${skipped === undefined ? "" : ` (skipped: ${skipped})`}`;
  });
  return `## What is compared\n\n${rows.join("\n")}`;
}

function list(items: readonly string[]): string {
  return items.length === 0
    ? "Nothing measured here is faster."
    : items.map((item) => `- ${item}`).join("\n");
}

function aboutText({ about, samples }: Results): string {
  const minutes = Math.round(samples.reduce((sum, { seconds }) => sum + seconds, 0) / 60);
  const { engine, opentofu, latencyMs } = about;
  const tofu = opentofu === "" ? "" : `, OpenTofu ${opentofu}`;
  return `## On what

${machine(about)}, Pulumi ${engine}${tofu}. Every
call of the service took ${latencyMs} ms longer than it would. All operations together took ${minutes} minutes.`;
}

function machine({ date, commit, cores, processor, memoryGB, system, node }: About): string {
  return `Measured ${date.slice(0, 10)} at ${commit}: ${cores} cores (${processor}), ${memoryGB} GB, ${system}, Node ${node}`;
}

function receiverPart(receiver: ReceiverResults | undefined): string {
  if (receiver === undefined) return `${RECEIVER}\n\nNot measured yet: \`npm run bench:receiver\`.`;
  return `${RECEIVER}\n\n${receiverTable(receiver)}\n\n${machine(receiver.about)}.`;
}

const RECEIVER = `## The receiver

Written by \`npm run bench:receiver\`. The bare one reads the body and parses it, and knows rounded ids only; octokit/webhooks checks
an HMAC as well, which this service does not send. Each runs in a process of its own, and they take turns.`;

const HEAD = `# How fast it is

Written by \`npm run bench\`; do not edit.

With a file or an object store as backend, the engine writes all of the state at every step, whatever the provider does: the
more resources, the more there is to write each time. A single hook can be at that floor, not below it; below it is only who
has fewer resources: with \`ZipwhipLine\`, or with more stacks.`;

const METHOD = `## How it is measured

The real engine with a file backend, started as a user starts it; the emulator in a process of its own, with a latency. Each
column begins with an empty state and an empty service, and does everything in order: up, up again with nothing to do, preview,
refresh, destroy. After each the hooks on the service are counted. The columns take turns, forwards and backwards. Single hooks
are all on one line, \`ZipwhipLine\` has lines of ${HOOKS_OF_A_LINE}. \`up\`, \`refresh\` and \`destroy\` run without the preview before them.
Requests are counted by the emulator, bytes on its sockets, the state in the state file; memory is the kernel's high-water mark.
All programs are JavaScript, so that no column pays for a compiler. Each is in \`bench/projects\`.

\`npm run bench -- --quick\` shows whether it works, \`npm run bench -- --help\` the rest.`;
