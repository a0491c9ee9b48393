import type { Fault } from "zipwhip-emulator";

/** Time for one request where the service is silent, or asks to wait: from it comes how long a verb goes on at most. */
export const TIMEOUT_MS = 2_000;

/** Everywhere else: no busy machine is to make a time-out of another fault. */
export const PATIENT_MS = 20_000;

/** The faults that the network makes: a gate plays them. */
export const NETWORK_FAULTS = {
  refused: "connection refused",
  dns: "DNS failure",
  tls: "TLS failure: a certificate that has run out",
} as const;

export type NetworkFault = keyof typeof NETWORK_FAULTS;

/** When a slow effect comes that the last look still sees: 375 to 750 ms after the time-out. */
const LATE_MS = TIMEOUT_MS + 200;

/** When one comes that no look of the run sees: a verb takes twice the time-out at most. */
export const LATER_MS = 2.5 * TIMEOUT_MS;

const HOOK_OF_ANOTHER_SHAPE = { success: true, response: { webhook: "yes" } };
const HTML = "<!DOCTYPE html><html><head><title>502</title></head><body>Bad Gateway</body></html>";

/** An answer as it goes wrong. */
export type Answer = Omit<Fault, "endpoint" | "times">;

interface AnswerFault {
  says: string;
  /** A function where the moment counts. */
  answer: object | (() => object);
}

const ANSWER_FAULTS: Record<string, AnswerFault> = {
  "time-out before": { says: "time-out, no effect", answer: { kind: "hang" } },
  "time-out after": { says: "time-out after the effect", answer: { kind: "hang", when: "after" } },
  late: { says: "time-out, then the effect, in the same run", answer: { kind: "delay", ms: LATE_MS } },
  later: { says: "time-out, and the effect after the run", answer: { kind: "delay", ms: LATER_MS } },
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

/** All faults, in the order of the table, and how they are called there. */
export const FAULTS: Record<string, string> = {
  ...NETWORK_FAULTS,
  ...Object.fromEntries(Object.entries(ANSWER_FAULTS).map(([name, { says }]) => [name, says])),
};

export function isNetwork(fault: string): fault is NetworkFault {
  return fault in NETWORK_FAULTS;
}

/** Whether it is a list that does not show how things are. */
export function isOfLists(fault: string): boolean {
  return fault === "stale list" || fault === "newest hidden";
}

/** Whether the service is silent for too long. */
export function isSilent(fault: string): boolean {
  return /^(time-out|late)/.test(fault);
}

/** Whether the service asks all to wait: then a process has its hands full with one cell. */
export function asksToWait(fault: string): boolean {
  return fault.startsWith("429") || fault === "503 before";
}

/** How the emulator is to answer; `undefined`: as always. */
export function answerOf(fault: string): Answer | undefined {
  const answer = ANSWER_FAULTS[fault]?.answer;
  return (typeof answer === "function" ? answer() : answer) as Answer | undefined;
}
