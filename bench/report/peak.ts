import type { Results } from "../run/results";
import { chosen, type Figure, figureOf } from "./figures";

/** The most that the provider process had in memory in any operation, one figure of each repeat. */
export function peakOf(results: Results, column: string, hooks: number): Figure | undefined {
  const byRepeat = new Map<number, number>();
  for (const sample of chosen(results.samples, { column, hooks })) {
    const peak = sample.peakMemory;
    if (peak !== undefined) byRepeat.set(sample.repeat, Math.max(peak, byRepeat.get(sample.repeat) ?? 0));
  }
  return figureOf([...byRepeat.values()]);
}
