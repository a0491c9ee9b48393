import { expect } from "chai";

/** How many requests may be in flight as the first six after a pause are sent: one until it is answered, then a few more. */
const MOST = [1, 2, 2, 3, 3, 3];

/**
 * Expects no burst after a Retry-After.
 *
 * @param log the requests in the order of their coming: how they were answered, and how many were in flight then
 * @returns how often a pause has ended
 */
export function expectGentleStarts(log: readonly { status: number; open: number }[]): number {
  const starts = log.flatMap((entry, n) => (log[n - 1]?.status === 429 && entry.status === 200 ? [n] : []));
  for (const n of starts) {
    const opens = log.slice(n, n + MOST.length).map(({ open }) => open);
    const gentle = opens.every((open, k) => open <= (MOST[k] ?? 0));
    expect(gentle, `after a pause: ${opens}`).to.equal(true);
  }
  return starts.length;
}
