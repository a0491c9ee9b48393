import type { Result, Verdict } from "../judge";

/** How often each verdict was given, and how many cells have complaints. */
export interface Totals {
  tried: number;
  byItself: number;
  afterRemedy: number;
  limits: number;
  lostOrDoubled: number;
  notConverged: number;
  complaints: number;
}

export function totalsOf(results: readonly Result[]): Totals {
  const count = (...verdicts: Verdict[]) =>
    results.filter(({ verdict }) => verdicts.includes(verdict)).length;
  return {
    tried: results.length,
    byItself: count("by itself"),
    afterRemedy: count("after the remedy"),
    limits: count("limit"),
    lostOrDoubled: count("lost", "doubled"),
    notConverged: count("not converged"),
    complaints: results.filter(({ complaints }) => complaints.length > 0).length,
  };
}

export function totalsLine(totals: Totals): string {
  const { tried, byItself, afterRemedy, limits, lostOrDoubled, notConverged, complaints } = totals;
  const some = (count: number, what: string) => (count > 0 ? [`${what}: ${count}`] : []);
  const all = [
    `cells tried: ${tried}`,
    `converged by itself: ${byItself}`,
    `converged after the named remedy: ${afterRemedy}`,
    ...some(limits, "known limits, named by the next refresh"),
    `lost or doubled: ${lostOrDoubled}`,
    ...some(notConverged, "not converged"),
    ...some(complaints, "wrong words or silence"),
  ];
  return all.join(", ");
}
