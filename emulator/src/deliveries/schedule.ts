const LONGEST_MS = 72 * 3_600_000;

/**
 * How long after a failed attempt the next is made; `undefined` where 72 hours after the event are over: that is all that
 * is known of how the service repeats. The times between are a choice.
 *
 * @param attempts made so far, one at least
 * @param age how long ago the event was, in ms
 */
export function retryIn(attempts: number, age: number, retryAfterS: readonly number[]): number | undefined {
  const seconds = retryAfterS[Math.min(attempts, retryAfterS.length) - 1] ?? 3_600;
  const wait = seconds * 1_000;
  return age + wait > LONGEST_MS ? undefined : wait;
}
