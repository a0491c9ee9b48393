import { markdownTable } from "markdown-table";
import { COLUMNS } from "../columns/all";
import { type Column, OPERATIONS } from "../columns/column";
import type { Load } from "../measure/startup";
import type { Results } from "../run/results";
import { bytesReceived, chosen, figure, figureOf, seconds, sizesOf, stateBytes } from "./figures";
import { peakOf } from "./peak";
import { inBytes, inMB, inMilliseconds, inSeconds, median, requestsInWords, withSpread } from "./words";

/** A table of each operation, a column beside the other. */
function byOperation(
  results: Results,
  hooks: number,
  cell: (column: Column, operation: (typeof OPERATIONS)[number]) => string,
): string {
  const columns = measured(results, hooks);
  const rows = OPERATIONS.map((operation) => [
    operation,
    ...columns.map((column) => cell(column, operation)),
  ]);
  return markdownTable([["", ...columns.map(({ title }) => title)], ...rows]);
}

/** Wall time: medians, and from where to where. */
export function timeTable(results: Results, hooks: number): string {
  return byOperation(results, hooks, ({ id: column }, operation) =>
    withSpread(figure(results, { column, hooks, operation }, seconds), inSeconds),
  );
}

/** Requests by kind. */
export function requestTable(results: Results, hooks: number): string {
  return byOperation(results, hooks, ({ id: column }, operation) =>
    requestsInWords(chosen(results.samples, { column, hooks, operation })[0]?.requests),
  );
}

/** Bytes received from the service. */
export function bytesTable(results: Results, hooks: number): string {
  return byOperation(results, hooks, ({ id: column }, operation) =>
    median(figure(results, { column, hooks, operation }, bytesReceived), inBytes),
  );
}

/** State and memory, each of every size. */
export function spaceTable(results: Results): string {
  const sizes = sizesOf(results);
  const columns = COLUMNS.filter(({ id }) => results.samples.some(({ column }) => column === id));
  const row = (what: string, cell: (column: string) => string) => [
    what,
    ...columns.map(({ id }) => cell(id)),
  ];
  return markdownTable([
    ["", ...columns.map(({ title }) => title)],
    ...sizes.map((hooks) =>
      row(`state of a hook, of ${hooks}`, (column) =>
        median(figure(results, { column, hooks, operation: "up" }, stateBytes), inBytes),
      ),
    ),
    ...sizes.map((hooks) =>
      row(`peak memory, ${hooks} hooks`, (column) => withSpread(peakOf(results, column, hooks), inMB)),
    ),
  ]);
}

/** How long loading takes. */
export function startUpTable({ startUp }: Results): string {
  if (startUp === undefined) return "Not measured.";
  const rows = (Object.keys(startUp) as Load[]).map((load) => [
    load,
    withSpread(figureOf(startUp[load].wall), inMilliseconds),
    median(figureOf(startUp[load].cpu), inMilliseconds),
  ]);
  return markdownTable([["", "wall time", "processor time"], ...rows]);
}

function measured(results: Results, hooks: number): Column[] {
  return COLUMNS.filter(({ id: column }) => chosen(results.samples, { column, hooks }).length > 0);
}
