import type { Fault } from "zipwhip-emulator";
import { answerOf, FAULTS, isOfLists } from "./faults";

/** The part of a hook's life in which a call goes wrong. */
export const LIVES = {
  add: { endpoint: "webhook/add", says: "add" },
  update: { endpoint: "webhook/update", says: "update" },
  delete: { endpoint: "webhook/delete", says: "delete" },
  "list-create": { endpoint: "webhook/list", says: "list, ahead of an add" },
  "list-settle": { endpoint: "webhook/list", says: "list, after an add whose answer was lost" },
  "list-refresh": { endpoint: "webhook/list", says: "list, in a refresh" },
} as const;

export type Life = keyof typeof LIVES;

export const TIMES = { once: 1, twice: 2, "for good": Number.POSITIVE_INFINITY } as const;

export type Times = keyof typeof TIMES;

/** How the next run goes about it. */
export type Next = "up" | "up --refresh";

/** One cell of the matrix: a life, what goes wrong in it, how often, and how the next run goes about it. */
export interface Cell {
  life: Life;
  fault: string;
  times: Times;
  next: Next;
}

export function nameOf({ life, fault, times, next }: Cell): string {
  return `${life} × ${fault}, ${times}, then ${next}`;
}

/** All cells, in the order of the table. */
export function allCells(): Cell[] {
  const lives = Object.keys(LIVES) as Life[];
  return Object.keys(FAULTS).flatMap((fault) =>
    lives.filter((life) => exists(life, fault)).flatMap((life) => cellsOf(life, fault)),
  );
}

function cellsOf(life: Life, fault: string): Cell[] {
  const cells: Cell[] = [
    { life, fault, times: "once", next: "up" },
    { life, fault, times: "twice", next: "up --refresh" },
    { life, fault, times: "for good", next: "up" },
  ];
  // What only a refresh can see, only a refresh can tell.
  if (isLimit({ life, fault })) return cells.map((cell) => ({ ...cell, next: "up --refresh" }));
  // Where the state holds a hook, a refresh can make a difference.
  return holds(life) ? [...cells, { life, fault, times: "for good", next: "up --refresh" }] : cells;
}

/** Whether the hook is installed, and in the state, before the call goes wrong. */
export function holds(life: Life): boolean {
  return ["update", "delete", "list-refresh"].includes(life);
}

// A list has no effect that could be late.
function exists(life: Life, fault: string): boolean {
  return !(fault.startsWith("late") && life.startsWith("list"));
}

/**
 * Whether no provider can do right: a run whose answer was lost has installed an identical hook, and the list in which
 * the next run looks for it does not show it yet. What is asked for then is that a later refresh tells.
 */
export function isLimit({ life, fault }: Pick<Cell, "life" | "fault">): boolean {
  return life === "list-create" && isOfLists(fault);
}

/** What is to go wrong on the emulator, for a line. */
export function faultsOf({ life, fault, times }: Cell, line: string): Fault[] {
  const answer = answerOf(fault);
  const { endpoint } = LIVES[life];
  const lost = { kind: "cut", when: "after", line } as const;
  const wrong = { line, times: TIMES[times], ...answer };
  if (life === "list-settle") {
    const first: Fault = { endpoint: "webhook/add", ...lost, times: 1 };
    // The first list is the look ahead of the add.
    return answer === undefined ? [first] : [first, { endpoint, skip: 1, ...wrong } as Fault];
  }
  if (answer === undefined) return [];
  if (endpoint !== "webhook/list" && isOfLists(fault)) {
    // A list matters to a write only where its answer was lost.
    const list = { endpoint: "webhook/list", skip: life === "add" ? 1 : 0, ...wrong } as Fault;
    return [{ endpoint, ...lost, times: TIMES[times] }, list];
  }
  return [{ endpoint, ...wrong } as Fault];
}
