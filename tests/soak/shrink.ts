import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import fc from "fast-check";
import { plan as anyPlan } from "./plan/any-plan";
import { Host } from "./play/host";
import { describeFailure, isBad } from "./report";
import { checkOptions, type Played, playPlan } from "./soak";

const LONGEST_MS = 30 * 60_000;

/** Plays a run that fails, and then ever smaller plans, as long as they fail; prints the smallest. */
export async function shrink(seed: number, index: number): Promise<void> {
  const folder = mkdtempSync(join(tmpdir(), "zipwhip-soak-"));
  const host = new Host();
  let smallest: Played | undefined;
  let tried = 0;
  try {
    const property = fc.asyncProperty(anyPlan, async (plan) => {
      const played = await playPlan(plan, seed, index, host, folder);
      tried++;
      console.log(`plan ${tried}: ${isBad(played) ? "fails" : "does not fail"}`);
      if (!isBad(played)) return true;
      smallest = played;
      return false;
    });
    await fc.check(property, { ...checkOptions(seed, index), interruptAfterTimeLimit: LONGEST_MS });
  } finally {
    host.end();
    rmSync(folder, { recursive: true, force: true });
  }
  console.log(smallest === undefined ? "it does not fail" : `\n${describeFailure(seed, smallest)}`);
  process.exitCode = smallest === undefined ? 0 : 1;
}
