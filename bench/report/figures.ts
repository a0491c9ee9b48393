import type { Operation } from "../columns/column";
import type { Results } from "../run/results";
import type { Sample } from "../run/sample";

/** Several measurements of the same. */
export interface Figure {
  median: number;
  least: number;
  most: number;
  count: number;
}

/** What can be asked of the samples. */
export interface Which {
  column: string;
  hooks: number;
  operation?: Operation;
}

/** What was measured of a property. Undefined where nothing was. */
export function figure(
  { samples }: Pick<Results, "samples">,
  which: Which,
  of: (sample: Sample) => number | undefined,
): Figure | undefined {
  return figureOf(chosen(samples, which).flatMap((sample) => of(sample) ?? []));
}

/** The same of plain numbers. */
export function figureOf(values: readonly number[]): Figure | undefined {
  const sorted = [...values].sort((a, b) => a - b);
  const [least] = sorted;
  const most = sorted.at(-1);
  if (least === undefined || most === undefined) return undefined;
  const [low = least, high = least] = [sorted[(sorted.length - 1) >> 1], sorted[sorted.length >> 1]];
  return { median: (low + high) / 2, least, most, count: sorted.length };
}

/** The samples of a column, a size and, where it is given, an operation. */
export function chosen(samples: readonly Sample[], { column, hooks, operation }: Which): Sample[] {
  return samples.filter(
    (sample) =>
      sample.column === column &&
      sample.hooks === hooks &&
      (operation === undefined || sample.operation === operation),
  );
}

/** The sizes that were measured, in order. */
export function sizesOf({ samples }: Pick<Results, "samples">): number[] {
  return [...new Set(samples.map(({ hooks }) => hooks))].sort((a, b) => a - b);
}

// What the properties of a sample are called in the code that asks for them.
export const seconds = (sample: Sample) => sample.seconds;
export const bytesReceived = (sample: Sample) => sample.bytesReceived;
export const stateBytes = (sample: Sample) => sample.stateBytesPerHook;
export const lists = (sample: Sample) => sample.requests["webhook/list"] ?? 0;
