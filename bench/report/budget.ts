import { COLUMNS } from "../columns/all";
import type { Results } from "../run/results";
import { type Figure, figure, figureOf, lists, seconds, stateBytes } from "./figures";
import { peakOf } from "./peak";
import { inBytes, inMB, inMilliseconds, inSeconds, number } from "./words";

/** The size for which the budget is set. */
export const BUDGET_HOOKS = 1_000;

// Of a column the time of an operation, at most so many times that of another column.
const TIMES = [
  ["webhook", "up", 1.1, "floor"],
  ["webhook", "up", 0.45, "tutorial"],
  ["webhook", "refresh", 1.4, "floor"],
  ["webhook", "refresh", 0.5, "tutorial"],
  ["webhook", "destroy", 1.4, "floor"],
  ["line", "up", 0.2, "webhook"],
  ["line", "destroy", 0.2, "webhook"],
  ["line", "refresh", 1, "webhook"],
  ["plugin", "up", 0.9, "webhook"],
  ["plugin", "refresh", 0.7, "webhook"],
  ["plugin", "destroy", 0.8, "webhook"],
] as const;
const STATE = [
  ["webhook", 1.05, "floor"],
  ["plugin", 0.85, "webhook"],
] as const;
const MEMORY = [
  ["webhook", 1, "tutorial"],
  ["plugin", 1, "webhook"],
] as const;
const GROWTH = { column: "webhook", from: 100, to: 2_000, mostMB: 30 };
const LOAD = ["pulumi-zipwhip/provider", 1.3, "an empty module and axios"] as const;

/** A row of the budget. */
export interface Row {
  what: string;
  mustBe: string;
  is: string;
  /** Undefined: not measured. */
  held: boolean | undefined;
}

/** What must be, and what was measured. */
export function budgetOf(results: Results): Row[] {
  return [...timeRows(results), ...listRows(results), ...spaceRows(results), loadRow(results)];
}

function timeRows(results: Results): Row[] {
  return TIMES.map(([ours, operation, most, theirs]) => {
    const of = (column: string) => figure(results, { column, hooks: BUDGET_HOOKS, operation }, seconds);
    return ratio(`${titleOf(ours)}: ${operation}`, of(ours), most, titleOf(theirs), of(theirs), inSeconds);
  });
}

function listRows(results: Results): Row[] {
  return ["webhook", "line", "plugin"].map((column) => {
    const of = { column, hooks: BUDGET_HOOKS, operation: "refresh" } as const;
    const asked = figure(results, of, lists);
    const lines = figure(results, of, (sample) => sample.lines);
    const [what, mustBe] = [`${titleOf(column)}: lists of a refresh`, "as many as lines"];
    if (asked === undefined || lines === undefined) return unmeasured(what, mustBe);
    const held = asked.least === lines.median && asked.most === lines.median;
    return { what, mustBe: `${lines.median}, ${mustBe}`, is: String(asked.median), held };
  });
}

function spaceRows(results: Results): Row[] {
  const state = (column: string) =>
    figure(results, { column, hooks: BUDGET_HOOKS, operation: "up" }, stateBytes);
  const peak = (column: string, hooks = BUDGET_HOOKS) => peakOf(results, column, hooks);
  return [
    ...STATE.map(([ours, most, theirs]) =>
      ratio(`${titleOf(ours)}: state of a hook`, state(ours), most, titleOf(theirs), state(theirs), inBytes),
    ),
    ...MEMORY.map(([ours, most, theirs]) =>
      ratio(`${titleOf(ours)}: peak memory`, peak(ours), most, titleOf(theirs), peak(theirs), inMB),
    ),
    growth(peak(GROWTH.column, GROWTH.from), peak(GROWTH.column, GROWTH.to)),
  ];
}

function loadRow({ startUp }: Results): Row {
  const [ours, most, theirs] = LOAD;
  const of = (load: typeof ours | typeof theirs) => figureOf(startUp?.[load].wall ?? []);
  return ratio(`require("${ours}")`, of(ours), most, theirs, of(theirs), inMilliseconds);
}

function ratio(
  what: string,
  ours: Figure | undefined,
  most: number,
  name: string,
  theirs: Figure | undefined,
  show: (value: number) => string,
): Row {
  const mustBe = `≤ ${most} × ${name}`;
  if (ours === undefined || theirs === undefined) return unmeasured(what, mustBe);
  const factor = ours.median / theirs.median;
  const is = `${factor.toFixed(2)} × (${show(ours.median)} against ${show(theirs.median)})`;
  return { what, mustBe, is, held: factor <= most };
}

function growth(small: Figure | undefined, large: Figure | undefined): Row {
  const { column, from, to, mostMB } = GROWTH;
  const what = `${titleOf(column)}: peak memory, from ${number(from)} to ${number(to)} hooks`;
  const mustBe = `within ${mostMB} MB`;
  if (small === undefined || large === undefined) return unmeasured(what, mustBe);
  const more = Math.round(large.median - small.median);
  return { what, mustBe, is: `${more} MB more`, held: Math.abs(more) <= mostMB };
}

function unmeasured(what: string, mustBe: string): Row {
  return { what, mustBe, is: "not measured", held: undefined };
}

function titleOf(id: string): string {
  return COLUMNS.find((column) => column.id === id)?.title ?? id;
}
