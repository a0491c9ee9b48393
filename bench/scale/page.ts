import { markdownTable } from "markdown-table";
import { HOOKS_OF_A_LINE } from "../columns/all";
import type { Operation } from "../columns/column";
import { figureOf } from "../report/figures";
import { inBytes, number } from "../report/words";
import { STORES } from "../stores/kinds";
import { type Curve, cheapestSize, curveThrough, secondsFor } from "./model";
import { CLOUD, HEAD, ON_A_NETWORK, SPLIT } from "./prose";
import { type ScaleResults, samplesOf } from "./results";

const COLUMNS = [
  ["webhook", "single"],
  ["line", "lines"],
] as const;
const WRITES: Operation[] = ["up", "refresh", "destroy"];
const MANY = [10, 1_000, 100_000];
const OF_A_STACK = 1_000;

/** docs/scale.md. */
export function scalePage(results: ScaleResults): string {
  const sizes = [...new Set(results.samples.map(({ hooks }) => hooks))].sort((one, other) => one - other);
  const largest = sizes.at(-1) ?? 0;
  const parts = [
    HEAD,
    storesOf(results),
    ...sizes.toReversed().map((hooks) => `### ${hooks} hooks\n\n${timeTable(results, hooks)}`),
    `### Over the wire, at ${largest} hooks\n\nOf an \`up\` that installs them all:\n\n${wireTable(results, largest)}`,
    ON_A_NETWORK,
    `## The cost model\n\nSeconds of an \`up\` that installs n hooks, the curve through the three sizes:\n\n${modelTable(results)}`,
    `## 10, 1,000 and 100,000 hooks\n\n${manyTable(results)}\n\n${MANY_SAYS}`,
    SPLIT,
    CLOUD,
    aboutText(results),
  ];
  return `${parts.map((part) => part.trim()).join("\n\n")}\n`;
}

function storesOf({ skipped }: ScaleResults): string {
  const rows = STORES.map(({ title, says }) => {
    const reason = skipped[title];
    return `- **${title}**: ${says}${reason === undefined ? "" : ` (skipped: ${reason})`}`;
  });
  return `## What was measured\n\n${rows.join("\n")}\n\n"single" is a \`ZipwhipWebhook\` for each hook, "lines" a \`ZipwhipLine\` for every ${HOOKS_OF_A_LINE}.`;
}

/** A row for each store and way, with a cell for each of something else. */
function table<T>(
  results: ScaleResults,
  over: readonly T[],
  heads: readonly string[],
  cell: (store: string, column: string, of: T) => string,
): string {
  const rows = STORES.filter(({ id }) => samplesOf(results, { store: id }).length > 0).flatMap(
    ({ id, title }) =>
      COLUMNS.map(([column, words]) => [`${title}, ${words}`, ...over.map((of) => cell(id, column, of))]),
  );
  return markdownTable([["", ...heads], ...rows]);
}

function timeTable(results: ScaleResults, hooks: number): string {
  return table(results, WRITES, WRITES, (store, column, operation) => {
    const seconds = secondsOf(results, store, column, hooks, operation);
    return seconds === undefined ? "–" : inTime(seconds);
  });
}

function wireTable(results: ScaleResults, hooks: number): string {
  const heads = ["bytes", "bytes a hook", "trips to the store", "trips a hook"];
  return table(results, [0, 1, 2, 3], heads, (store, column, index) => {
    const { traffic } = samplesOf(results, { store, column, hooks, operation: "up" })[0] ?? {};
    if (traffic === undefined) return "–";
    const { bytes, trips } = traffic;
    return [inBytes(bytes), inBytes(bytes / hooks), String(trips), number(trips / hooks)][index] as string;
  });
}

function modelTable(results: ScaleResults): string {
  const heads = ["seconds", "a hook costs least in stacks of"];
  return table(results, [0, 1], heads, (store, column, index) => {
    const curve = curveOf(results, store, column);
    if (curve === undefined) return "–";
    const { fixed, each, square } = curve;
    const size = cheapestSize(curve);
    return [
      `${number(fixed)} + ${each.toFixed(4)} n${square === 0 ? "" : ` + ${(square * 1e6).toFixed(1)} · 10⁻⁶ n²`}`,
      Number.isFinite(size) ? `about ${Math.round(size / 10) * 10}` : "any size",
    ][index] as string;
  });
}

function manyTable(results: ScaleResults): string {
  const ways = MANY.flatMap((hooks) =>
    hooks <= OF_A_STACK
      ? [{ hooks, stacks: 1 }]
      : [
          { hooks, stacks: 1 },
          { hooks, stacks: hooks / OF_A_STACK },
        ],
  );
  const heads = ways.map(({ hooks, stacks }) =>
    stacks === 1
      ? `${hooks.toLocaleString("en")}, one stack`
      : `${hooks.toLocaleString("en")}, ${stacks} stacks`,
  );
  return table(results, ways, heads, (store, column, { hooks, stacks }) => {
    const curve = curveOf(results, store, column);
    return curve === undefined ? "–" : inTime(stacks * secondsFor(curve, hooks / stacks));
  });
}

function curveOf(results: ScaleResults, store: string, column: string): Curve | undefined {
  const hooks = [...new Set(samplesOf(results, { store, column }).map((sample) => sample.hooks))];
  const points = hooks.flatMap((size) => {
    const seconds = secondsOf(results, store, column, size, "up");
    return seconds === undefined ? [] : [{ hooks: size, seconds }];
  });
  return points.length === 3 ? curveThrough(points) : undefined;
}

function secondsOf(
  results: ScaleResults,
  store: string,
  column: string,
  hooks: number,
  operation: Operation,
): number | undefined {
  return figureOf(samplesOf(results, { store, column, hooks, operation }).map(({ seconds }) => seconds))
    ?.median;
}

function inTime(seconds: number): string {
  if (seconds < 600) return `${number(seconds)} s`;
  if (seconds < 36_000) return `${number(seconds / 60)} min`;
  if (seconds < 864_000) return `${number(seconds / 3_600)} h`;
  return `${number(seconds / 86_400)} days`;
}

function aboutText({ about }: ScaleResults): string {
  const { date, commit, system, cores, processor, memoryGB, node, engine, latencyMs } = about;
  return `## On what

Measured ${date.slice(0, 10)} at ${commit}: ${cores} cores (${processor}), ${memoryGB} GB, ${system}, Node ${node}, Pulumi ${engine}. Every call of
the service took ${latencyMs} ms longer than it would; the stores were on the same machine and shared its cores.`;
}

const MANY_SAYS = `Up to 1,000 this is what was measured; beyond, the curve is drawn on, so these say how it grows and no more. Stacks are counted
one after the other; several at once share the time, as far as machine and service go along.`;
