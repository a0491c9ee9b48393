import { createHash } from "node:crypto";
import fc from "fast-check";
import { plan as anyPlan } from "./plan/any-plan";
import { describePlan } from "./plan/describe";
import type { Plan } from "./plan/plan";
import type { Host } from "./play/host";
import { type Outcome, play } from "./play/trial";

/** A run of the soak that was played. */
export interface Played extends Outcome {
  index: number;
  plan: string;
  ms: number;
}

/** The plan of one run: always the same for the same seed and index. */
export function planOf(seed: number, index: number): Plan {
  const [plan] = fc.sample(anyPlan, checkOptions(seed, index));
  if (plan === undefined) throw new Error("fast-check has made no plan");
  return plan;
}

/** Plays one run. */
export async function playRun(seed: number, index: number, host: Host, folder: string): Promise<Played> {
  return playPlan(planOf(seed, index), seed, index, host, folder);
}

/** Plays a plan as that run. */
export async function playPlan(
  plan: Plan,
  seed: number,
  index: number,
  host: Host,
  folder: string,
): Promise<Played> {
  const start = Date.now();
  const outcome = await play(plan, `${seed} ${index}`, host, folder);
  return { ...outcome, index, plan: describePlan(plan), ms: Date.now() - start };
}

/** What makes fast-check come to the plan of this run first. */
export function checkOptions(
  seed: number,
  index: number,
): { seed: number; numRuns: number; unbiased: boolean } {
  const own = createHash("sha256").update(`${seed} ${index}`).digest().readInt32BE();
  return { seed: own, numRuns: 1, unbiased: true };
}
