import type { Fault } from "zipwhip-emulator";

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

/** Time for one request, in the process that meets the faults. */
export const TIMEOUT_MS = 1_000;

type Answer = Omit<Fault, "endpoint" | "times">;

/** The faults that the network makes: `gate.ts` plays them. */
export const NETWORK_FAULTS = {
  refused: "connection refused",
  dns: "DNS failure",
  tls: "TLS failure",
} as const;

export type NetworkFault = keyof typeof NETWORK_FAULTS;

/** When the effect of a request comes that is slower than the time-out: after the first repetition could be answered. */
export const LATE_MS = 1.6 * TIMEOUT_MS;

const HOOK_OF_ANOTHER_SHAPE = { success: true, response: { webhook: "yes" } };
const HTML = "<!DOCTYPE html><html><head><title>502</title></head><body>Bad Gateway</body></html>";

/** The faults of an answer. A function where the moment counts. */
export const ANSWER_FAULTS: Record<string, { says: string; answer: object | (() => object) }> = {
  "time-out before": { says: "time-out, no effect", answer: { kind: "hang" } },
  "time-out after": { says: "time-out after the effect", answer: { kind: "hang", when: "after" } },
  late: { says: "time-out, and the effect comes later", answer: { kind: "delay", ms: LATE_MS } },
  "cut before": { says: "connection cut, no effect", answer: { kind: "cut" } },
  "cut after": { says: "connection cut after the effect", answer: { kind: "cut", when: "after" } },
  "cut body": { says: "connection cut inside the body", answer: { kind: "cut-body", when: "after" } },
  "status 400": { says: "400", answer: { kind: "status", status: 400 } },
  "status 401": { says: "401", answer: { kind: "status", status: 401 } },
  "status 403": { says: "403", answer: { kind: "status", status: 403 } },
  "status 404": { says: "404", answer: { kind: "status", status: 404 } },
  "status 409": { says: "409", answer: { kind: "status", status: 409 } },
  "429 seconds": { says: "429, Retry-After in seconds", answer: { kind: "rate-limit", retryAfter: 1 } },
  "429 date": {
    says: "429, Retry-After as a date",
    answer: () => ({ kind: "rate-limit", retryAfter: new Date(Date.now() + 1_000).toUTCString() }),
  },
  "500 before": { says: "500, no effect", answer: { kind: "status", status: 500 } },
  "500 after": { says: "500 after the effect", answer: { kind: "status", status: 500, when: "after" } },
  "502 before": { says: "502 with a page of HTML, no effect", answer: { kind: "html" } },
  "502 after": {
    says: "502 with a page of HTML, after the effect",
    answer: { kind: "status", status: 502, body: HTML, contentType: "text/html", when: "after" },
  },
  "503 before": { says: "503 with Retry-After, no effect", answer: { kind: "unavailable", retryAfter: 1 } },
  "503 after": { says: "503 after the effect", answer: { kind: "unavailable", when: "after" } },
  "false object": {
    says: "200, success false, an object",
    answer: { kind: "refuse", response: { code: -703, desc: "Wrong arguments" } },
  },
  "false string": {
    says: "200, success false, a text",
    answer: { kind: "refuse", response: "Something went wrong" },
  },
  "false null": { says: "200, success false, null", answer: { kind: "refuse", response: null } },
  "false after": {
    says: "200, success false, after the effect",
    answer: { kind: "refuse", response: null, when: "after" },
  },
  "empty before": { says: "empty body, no effect", answer: { kind: "empty" } },
  "empty after": { says: "empty body after the effect", answer: { kind: "empty", when: "after" } },
  truncated: { says: "truncated JSON", answer: { kind: "truncated", when: "after" } },
  "shape before": {
    says: "JSON of another shape, no effect",
    answer: { kind: "body", body: HOOK_OF_ANOTHER_SHAPE },
  },
  "shape after": {
    says: "JSON of another shape, after the effect",
    answer: { kind: "body", body: HOOK_OF_ANOTHER_SHAPE, when: "after" },
  },
  "no envelope": {
    says: "JSON that is no answer of the API",
    answer: { kind: "body", body: { webhook: "yes" }, when: "after" },
  },
  "stale list": { says: "stale list", answer: { kind: "stale-list" } },
  "newest hidden": { says: "list without the newest hook", answer: { kind: "hide-newest" } },
};

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

export function isNetwork(fault: string): fault is NetworkFault {
  return fault in NETWORK_FAULTS;
}

/** In what order the faults stand in a table, and how they are called there. */
export const FAULTS: Record<string, string> = {
  ...NETWORK_FAULTS,
  ...Object.fromEntries(Object.entries(ANSWER_FAULTS).map(([name, { says }]) => [name, says])),
};

/** All cells, in the order of the table. */
export function allCells(): Cell[] {
  const lives = Object.keys(LIVES) as Life[];
  return Object.keys(FAULTS).flatMap((fault) =>
    lives.filter((life) => exists(life, fault)).flatMap((life) => cellsOf(life, fault)),
  );
}

function cellsOf(life: Life, fault: string): Cell[] {
  // A name cannot be made unknown for a moment.
  if (fault === "dns") return [{ life, fault, times: "for good", next: "up" }];
  const cells: Cell[] = [
    { life, fault, times: "once", next: "up" },
    { life, fault, times: "twice", next: "up --refresh" },
    { life, fault, times: "for good", next: "up" },
  ];
  // Where the state holds a hook, a refresh can make a difference.
  const held = ["update", "delete", "list-refresh"].includes(life);
  return held ? [...cells, { life, fault, times: "for good", next: "up --refresh" }] : cells;
}

// A list has no effect that could be late. Who cannot connect does not lose an answer and then fails to look. And a create looks first: without DNS it never
// comes to the add.
function exists(life: Life, fault: string): boolean {
  if (fault === "late") return !life.startsWith("list");
  if (life === "list-settle") return !isNetwork(fault);
  return !(life === "add" && fault === "dns");
}

/** What is to go wrong on the emulator, for a line. */
export function faultsOf({ life, fault, times }: Cell, line: string): Fault[] {
  const chosen = ANSWER_FAULTS[fault];
  if (chosen === undefined) return [];
  const answer = (typeof chosen.answer === "function" ? chosen.answer() : chosen.answer) as Answer;
  const { endpoint } = LIVES[life];
  const often = { line, times: TIMES[times] };
  const lost = { kind: "cut", when: "after", line } as const;
  if (life === "list-settle") {
    // The first list is the look ahead of the add.
    const first = { endpoint: "webhook/add", ...lost, times: 1 } as const;
    return [first, { endpoint: "webhook/list", skip: 1, ...often, ...answer } as Fault];
  }
  if (endpoint !== "webhook/list" && isOfLists(fault)) {
    // A list matters to a write only where its answer was lost.
    const list = { endpoint: "webhook/list", skip: life === "add" ? 1 : 0, ...often, ...answer } as Fault;
    return [{ endpoint, ...lost, times: TIMES[times] }, list];
  }
  return [{ endpoint, ...often, ...answer } as Fault];
}

export function isOfLists(fault: string): boolean {
  return fault === "stale list" || fault === "newest hidden";
}
