import { type Cell, isOfLists, nameOf, TIMEOUT_MS } from "./cells";

/** What became of a cell. */
export type Verdict = "by itself" | "after the remedy" | "lost" | "doubled" | "not converged";

/** How the verdicts are called where people read them. */
export const VERDICTS: Record<Verdict, string> = {
  "by itself": "converged by itself",
  "after the remedy": "converged after the named remedy",
  lost: "lost",
  doubled: "doubled",
  "not converged": "did not converge",
};

/** What was seen in a cell, from the first run to the last. */
export interface Evidence {
  /** What the run that met the faults told; empty: it succeeded. */
  told: readonly string[];
  /** How long it took. */
  tookMs: number;
  /** Whether a request has met the fault at all. */
  met: boolean;
  /** The identical hooks on the service right after it. */
  idsAfterFaults: readonly string[];
  /** The id in the state right after it. */
  stateAfterFaults: string | undefined;
  /** Whether the write in question had its effect by then: installed, changed, removed. */
  effect: boolean;
  /** What every later run told, one after the other. */
  toldLater: readonly (readonly string[])[];
  /** What was done because a message named it. */
  remedies: readonly string[];
  /** The identical hooks on the service at the end. */
  idsAtEnd: readonly string[];
  /** How many there should be. */
  declared: 0 | 1;
  /** The id in the state at the end. */
  stateAtEnd: string | undefined;
  /** What one more `up --refresh` told or wrote, and where state and service differ after it; empty: all is well. */
  unrest: readonly string[];
  /** What no message may hold: the session's secret, the URL's token. */
  secrets: readonly string[];
}

/**
 * The verdict on a cell. Pure. Lost: a declared hook is missing, or one is installed that no state holds and no message
 * has led back to. Doubled: there are two or more, and no message of the run that made them names the surplus.
 */
export function verdictOn(seen: Evidence): Verdict {
  if (untold(seen) || seen.idsAtEnd.length > 1) return "doubled";
  const orphan = seen.idsAtEnd.some((id) => id !== seen.stateAtEnd);
  if (seen.idsAtEnd.length < seen.declared || orphan) return "lost";
  if (seen.unrest.length > 0 || seen.stateAtEnd !== seen.idsAtEnd[0]) return "not converged";
  return seen.remedies.length > 0 ? "after the remedy" : "by itself";
}

/** Whether there are more identical hooks than one after the faults, and no message names those beyond the first. */
export function untold({ idsAfterFaults, told }: Evidence): boolean {
  const named = idsAfterFaults.filter((id) => told.some((message) => message.includes(id)));
  return named.length < idsAfterFaults.length - 1;
}

/** What is wrong with a cell besides its verdict: words, silence, waiting. Pure. */
export function complaintsAbout(cell: Cell, seen: Evidence): string[] {
  const messages = [...seen.told, ...seen.toldLater.flat()];
  return [
    ...messages.flatMap((message) => wordsWrong(message, seen.secrets)),
    ...claimsWrong(seen),
    ...(seen.met ? [] : ["the fault was never met: the cell proves nothing"]),
    ...silence(cell, seen),
    ...(seen.tookMs > longest(cell) ? [`took ${Math.round(seen.tookMs)} ms`] : []),
  ];
}

function wordsWrong(message: string, secrets: readonly string[]): string[] {
  const wrong = (what: string) => `${what}: ${message}`;
  return [
    ...(/^\S.*\S$/.test(message) && !/[\r\n\t]|undefined|\[object/.test(message)
      ? []
      : [wrong("not one clear line")]),
    ...(namesWhatToDo(message) ? [] : [wrong("does not name what to do")]),
    // Not quoted: the report must not hold it either.
    ...(secrets.some((secret) => message.toLowerCase().includes(secret.toLowerCase()))
      ? ["holds a secret"]
      : []),
  ];
}

const ADVICE =
  /\bRun `pulumi |\bRun the same command again|\btry again|\bdelete \d|\bDelete all but|\bset `adopt|\bgive a live one|\bcheck the (network|API's address)|\bZIPWHIP_API_URL\b|\bAPI's address\b/i;

function namesWhatToDo(message: string): boolean {
  return ADVICE.test(message);
}

// What a message says of the hook must be so.
function claimsWrong({ told, effect }: Evidence): string[] {
  return told
    .filter((message) => effect && /nothing was (done|added|changed|sent)/i.test(message))
    .map((message) => `says that nothing was done, but it was: ${message}`);
}

function silence(cell: Cell, seen: Evidence): string[] {
  if (seen.told.length > 0) return [];
  if (cell.life === "list-refresh") {
    // A well-formed list that leaves a hook out is believed; the next run finds it.
    const gone = seen.stateAfterFaults === undefined && !isOfLists(cell.fault);
    return gone ? ["a refresh dropped a hook that is there"] : [];
  }
  const held = seen.idsAfterFaults.includes(seen.stateAfterFaults ?? "");
  const right = seen.effect && held === (cell.life !== "delete");
  return right ? [] : ["success was reported, but nothing of the kind happened"];
}

/** How long a run may take: twice the time-out, what the service asked to wait, and something for a busy machine. */
function longest({ fault }: Cell): number {
  const asked = fault.startsWith("429") ? 10_000 : fault.startsWith("503") ? 4_000 : 0;
  return 2 * TIMEOUT_MS + asked + 6_000;
}

/** What a message asks the user to do, as far as hands can do it. Pure. */
export interface Remedy {
  /** Hooks to delete. */
  deletes: string[];
  adopt: boolean;
  refresh: boolean;
  again: boolean;
}

/** The remedy that messages name; `undefined`: none. Pure. */
export function remedyIn(told: readonly string[]): Remedy | undefined {
  const text = told.join(" ");
  const named = /\bdelete (\d+(?:, \d+)*)/i.exec(text)?.[1]?.split(", ") ?? [];
  const several =
    /already: (\d+(?:, \d+)+)\./.exec(text)?.[1] ?? /appeared: (\d+(?:, \d+)+)\./.exec(text)?.[1];
  const surplus =
    several !== undefined && text.includes("Delete all but one") ? several.split(", ").slice(1) : [];
  const remedy = {
    deletes: [...named, ...surplus],
    adopt: text.includes("set `adopt: true`"),
    refresh: text.includes("Run `pulumi up --refresh`"),
    again: /Run `pulumi up` again|Run the same command again|try again/.test(text),
  };
  const any = remedy.deletes.length > 0 || remedy.adopt || remedy.refresh || remedy.again;
  return any ? remedy : undefined;
}

/** A cell with what became of it. */
export interface Result {
  cell: Cell;
  seen: Evidence;
  verdict: Verdict;
  complaints: string[];
}

export function judge(cell: Cell, seen: Evidence): Result {
  return { cell, seen, verdict: verdictOn(seen), complaints: complaintsAbout(cell, seen) };
}

/** Whether all is well with the cell. */
export function isGood({ verdict, complaints }: Result): boolean {
  return (verdict === "by itself" || verdict === "after the remedy") && complaints.length === 0;
}

/** A bad cell, with all that is needed to see why. */
export function describeBad({ cell, seen, verdict, complaints }: Result): string {
  return [
    `${nameOf(cell)}: ${VERDICTS[verdict]}`,
    ...complaints.map((complaint) => `  ${complaint}`),
    `  told: ${seen.told.join(" | ") || "(success)"}`,
    `  after the faults: on the service ${seen.idsAfterFaults.join(", ") || "none"}, in the state ${seen.stateAfterFaults ?? "none"}`,
    ...seen.toldLater.map((told, run) => `  later run ${run + 1}: ${told.join(" | ") || "(success)"}`),
    `  remedies: ${seen.remedies.join("; ") || "none"}`,
    `  at the end: on the service ${seen.idsAtEnd.join(", ") || "none"}, in the state ${seen.stateAtEnd ?? "none"}`,
    ...seen.unrest.map((what) => `  one more run: ${what}`),
  ].join("\n");
}
