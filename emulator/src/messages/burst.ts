import { fieldsOf, requiredWhole } from "../fields";
import type { SimulateOptions } from "./simulate";

/** Many texts, one after the other. */
export interface BurstOptions extends SimulateOptions {
  /** How many: 1 to 100,000. */
  count: number;
  /** How many a second: 1 to 10,000. */
  perSecond: number;
}

const EVERY_MS = 10;

/** Calls it so many times, evenly, as far as the machine goes along. Input from outside: any field may be wrong. */
export async function burst(
  options: BurstOptions,
  simulate: (one: SimulateOptions) => void,
  pause: (ms: number) => Promise<void>,
): Promise<{ count: number }> {
  const known = ["count", "perSecond", "event", "messageId", "number", "body", "statusCode"];
  const { count: _count, perSecond: _perSecond, ...each } = fieldsOf(options, known);
  const count = requiredWhole(options as unknown as Record<string, unknown>, "count", 1, 100_000);
  const perSecond = requiredWhole(options as unknown as Record<string, unknown>, "perSecond", 1, 10_000);
  const start = performance.now();
  for (let done = 0; ; ) {
    const due = Math.min(count, 1 + Math.floor(((performance.now() - start) / 1000) * perSecond));
    for (; done < due; done++) simulate(each);
    if (done === count) return { count };
    await pause(EVERY_MS);
  }
}
