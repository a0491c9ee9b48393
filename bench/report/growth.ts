import { markdownTable } from "markdown-table";
import { COLUMNS } from "../columns/all";
import { OPERATIONS } from "../columns/column";
import type { Results } from "../run/results";
import { figure, seconds, sizesOf } from "./figures";

/** By which power of the number of hooks the time grows between the two largest sizes: 1 is in step, 2 with the square. */
export function growthTable(results: Results): string | undefined {
  const [from, to] = sizesOf(results).slice(-2);
  if (from === undefined || to === undefined) return undefined;
  const columns = COLUMNS.filter(({ id }) => results.samples.some(({ column }) => column === id));
  const power = (column: string, operation: (typeof OPERATIONS)[number]) => {
    const of = (hooks: number) => figure(results, { column, hooks, operation }, seconds)?.median;
    const [small, large] = [of(from), of(to)];
    if (small === undefined || large === undefined) return "–";
    return (Math.log(large / small) / Math.log(to / from)).toFixed(2);
  };
  return markdownTable([
    [`from ${from} to ${to} hooks`, ...columns.map(({ title }) => title)],
    ...OPERATIONS.map((operation) => [operation, ...columns.map(({ id }) => power(id, operation))]),
  ]);
}
