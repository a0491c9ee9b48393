import { type Cell, holds, isLimit, nameOf } from "./cells";
import type { Evidence } from "./evidence";
import { isOfLists } from "./faults";
import { claimsWrong, wordsWrong } from "./words";

/** What became of a cell. */
export type Verdict = "by itself" | "after the remedy" | "limit" | "lost" | "doubled" | "not converged";

/** How the verdicts are called where people read them. */
export const VERDICTS: Record<Verdict, string> = {
  "by itself": "converged by itself",
  "after the remedy": "converged after the named remedy",
  limit: "doubled where nobody can tell, and named by the next refresh",
  lost: "lost",
  doubled: "doubled",
  "not converged": "did not converge",
};

/**
 * The verdict on a cell. Pure. Lost: a declared hook is missing at the end, or for a time though it was there, or is
 * installed and no state holds it and no message has led back to it. Doubled: there were two or more after any run.
 */
export function verdictOn(cell: Cell, seen: Evidence): Verdict {
  const { declared, idsAtEnd, stateAtEnd, remedies, unrest } = seen;
  const seenIds = [seen.idsAfterFaults, ...seen.idsLater, idsAtEnd];
  const doubled = seenIds.some((ids) => ids.length > 1);
  if (idsAtEnd.length > 1 || (doubled && !isLimit(cell))) return "doubled";
  const orphan = idsAtEnd.some((id) => id !== stateAtEnd);
  if (idsAtEnd.length < declared || orphan || isMissingMeanwhile(cell, seenIds)) return "lost";
  if (unrest.length > 0 || stateAtEnd !== idsAtEnd[0]) return "not converged";
  if (doubled) return remedies.length > 0 ? "limit" : "doubled";
  return remedies.length > 0 ? "after the remedy" : "by itself";
}

// A hook that is gone for one run only has lost what came in meanwhile.
function isMissingMeanwhile({ life }: Cell, seenIds: readonly (readonly string[])[]): boolean {
  if (life === "delete") return false;
  const from = holds(life) ? 0 : seenIds.findIndex((ids) => ids.length > 0);
  return seenIds.slice(Math.max(0, from)).some((ids) => ids.length === 0);
}

/** What is wrong with a cell besides its verdict: words, silence, waiting. Pure. */
export function complaintsAbout(cell: Cell, seen: Evidence): string[] {
  const messages = [...seen.told, ...seen.toldLater.flat()];
  return [
    ...messages.flatMap((message) => wordsWrong(message, seen.secrets)),
    ...claimsWrong(seen),
    ...(seen.met ? [] : ["the fault was never met: the cell proves nothing"]),
    ...silence(cell, seen),
    ...dropped(cell, seen),
    ...(seen.requests > MOST_REQUESTS ? [`sent ${seen.requests} requests`] : []),
  ];
}

function silence({ life }: Cell, seen: Evidence): string[] {
  if (seen.told.length > 0 || life === "list-refresh") return [];
  const held = seen.idsAfterFaults.includes(seen.stateAfterFaults ?? "");
  const right = seen.effect && held === (life !== "delete");
  return right ? [] : ["success was reported, but nothing of the kind happened"];
}

// A single hook that a well-formed list leaves out in a refresh is believed to be gone; the next run finds it.
function dropped({ life, fault }: Cell, { idsAfterFaults, stateAfterFaults }: Evidence): string[] {
  const believed = life === "list-refresh" && isOfLists(fault);
  const gone = holds(life) && !believed && stateAfterFaults === undefined && idsAfterFaults.length > 0;
  return gone ? ["the state has dropped a hook that is there"] : [];
}

/** How many requests a run may send for one hook: no failure is to become a flood. */
const MOST_REQUESTS = 16;

/** A cell with what became of it. */
export interface Result {
  cell: Cell;
  seen: Evidence;
  verdict: Verdict;
  complaints: string[];
}

export function judge(cell: Cell, seen: Evidence): Result {
  return { cell, seen, verdict: verdictOn(cell, seen), complaints: complaintsAbout(cell, seen) };
}

/** Whether all is well with the cell. */
export function isGood({ verdict, complaints }: Result): boolean {
  return !["lost", "doubled", "not converged"].includes(verdict) && complaints.length === 0;
}

/** A bad cell, with all that is needed to see why. */
export function describeBad({ cell, seen, verdict, complaints }: Result): string {
  const listed = (ids: readonly string[]) => ids.join(", ") || "none";
  const said = (told: readonly string[]) => told.join(" | ") || "(success)";
  return [
    `${nameOf(cell)}: ${VERDICTS[verdict]}`,
    ...complaints.map((complaint) => `  ${complaint}`),
    `  told: ${said(seen.told)}`,
    `  after it: on the service ${listed(seen.idsAfterFaults)}, in the state ${seen.stateAfterFaults ?? "none"}`,
    ...seen.toldLater.map(
      (told, run) =>
        `  later run ${run + 1}: ${said(told)}; on the service ${listed(seen.idsLater[run] ?? [])}`,
    ),
    `  remedies: ${seen.remedies.join("; ") || "none"}`,
    `  at the end: on the service ${listed(seen.idsAtEnd)}, in the state ${seen.stateAtEnd ?? "none"}`,
    ...seen.unrest.map((what) => `  one more run: ${what}`),
  ].join("\n");
}
