import type { About } from "../run/results";
import type { Sample } from "../run/sample";

/** A sample, and the id of the store of states it was measured on. */
export type ScaleSample = Sample & { store: string };

/** Everything that was measured of stores. */
export interface ScaleResults {
  about: About;
  /** By title, why a store is not there. */
  skipped: Record<string, string>;
  samples: ScaleSample[];
}

export function samplesOf(
  { samples }: ScaleResults,
  which: Partial<Pick<ScaleSample, "store" | "column" | "hooks" | "operation">>,
): ScaleSample[] {
  return samples.filter((sample) =>
    Object.entries(which).every(([key, value]) => sample[key as keyof ScaleSample] === value),
  );
}
