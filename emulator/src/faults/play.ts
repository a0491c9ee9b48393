import { type Answer, anyBody, firstHalf, json, NO_BODY, success } from "../api/answer";
import type { FaultKind } from "./fault";

/** How a request ends. */
export type Ending =
  | { end: "answer"; answer: Answer }
  | { end: "half"; answer: Answer }
  | { end: "cut" }
  | { end: "hang" };

/** A kind of fault that puts something else in place of the normal answer. */
export type Spoiler = Exclude<
  FaultKind,
  { kind: "delay" } | { kind: "stale-list" } | { kind: "hide-newest" }
>;

const PAGE =
  "<!DOCTYPE html>\n<html><head><title>502 Bad Gateway</title></head><body>Bad Gateway</body></html>\n";
const NOTHING = { success: false, response: null };

/** The ending that a fault makes of an answer. Without an answer (no effect was done) a sample stands in for it. */
export function spoil(fault: Spoiler, answer: Answer = success([])): Ending {
  switch (fault.kind) {
    case "hang":
      return { end: "hang" };
    case "cut":
      return { end: "cut" };
    case "cut-body":
      return { end: "half", answer };
    default:
      return { end: "answer", answer: spoiled(fault, answer) };
  }
}

function spoiled(
  fault: Exclude<Spoiler, { kind: "hang" } | { kind: "cut" } | { kind: "cut-body" }>,
  answer: Answer,
): Answer {
  switch (fault.kind) {
    case "status": {
      const body = fault.body === undefined ? NOTHING : fault.body;
      const { headers, ...rest } = anyBody(fault.status, body, fault.contentType);
      return { ...rest, headers: { ...headers, ...fault.headers } };
    }
    case "rate-limit":
      return json(429, NOTHING, retryAfter(fault.retryAfter));
    case "unavailable":
      return json(503, NOTHING, retryAfter(fault.retryAfter));
    case "refuse":
      return json(200, { success: false, response: fault.response });
    case "empty":
      return { ...json(200, null), body: NO_BODY };
    case "truncated":
      return { ...json(200, null), body: firstHalf(answer) };
    case "body":
      return anyBody(fault.status ?? 200, fault.body, fault.contentType ?? "application/json");
    case "html":
      return anyBody(502, PAGE, "text/html; charset=utf-8");
    case "redirect":
      return { status: fault.status ?? 307, headers: { location: fault.location }, body: NO_BODY };
  }
}

function retryAfter(value: number | string | undefined): Record<string, string> {
  return value === undefined ? {} : { "retry-after": String(value) };
}
