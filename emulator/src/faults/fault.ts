/** The calls of the API. */
export const ENDPOINTS = [
  "user/login",
  "user/logout",
  "webhook/add",
  "webhook/update",
  "webhook/list",
  "webhook/delete",
] as const;

export type Endpoint = (typeof ENDPOINTS)[number];

/** Which requests a fault meets, and when. */
export interface FaultRule {
  /** The call that goes wrong; `*` is every one. */
  endpoint: Endpoint | "*";
  /** `before`: the call has no effect. `after`: the effect is done, then the answer goes wrong. Default: `before`. */
  when?: "before" | "after";
  /** How often. Default: 1. `Infinity` (over HTTP `"forever"`) is for good. */
  times?: number;
  /** So many matching requests are let pass first. Default: 0. */
  skip?: number;
  /** Only requests of the line with this deviceId. Default: of all. */
  line?: string;
}

/** What goes wrong. */
export type FaultKind =
  /** A status. `body`: text as it is, anything else as JSON. Default: `{"success":false,"response":null}`. */
  | {
      kind: "status";
      status: number;
      body?: unknown;
      headers?: Record<string, string>;
      contentType?: string;
    }
  /** 429 with Retry-After: seconds or an HTTP date. */
  | { kind: "rate-limit"; retryAfter: number | string }
  /** 503. */
  | { kind: "unavailable"; retryAfter?: number | string }
  /** Wait, then go on as normal. `before`: the effect comes after the wait. `after`: ahead of it. */
  | { kind: "delay"; ms: number }
  /** Never an answer; the connection stays open. */
  | { kind: "hang" }
  /** The connection ends without an answer. */
  | { kind: "cut" }
  /** The connection ends in the middle of the body. */
  | { kind: "cut-body" }
  /** 200 with `success: false`. */
  | { kind: "refuse"; response: unknown }
  /** 200 with no body. */
  | { kind: "empty" }
  /** 200 with the first half of the body, and a Content-Length that says so. */
  | { kind: "truncated" }
  /** Any body: text as it is, anything else as JSON. Default: 200, application/json. */
  | { kind: "body"; body: unknown; contentType?: string; status?: number }
  /** 502 with a page of HTML, like a proxy's. */
  | { kind: "html" }
  /** A redirect. Default: 307, which has a client repeat the request with its body. */
  | { kind: "redirect"; location: string; status?: number }
  /** webhook/list answers as of when the fault was added. */
  | { kind: "stale-list" }
  /** webhook/list leaves out the newest hooks. Default: 1. */
  | { kind: "hide-newest"; count?: number };

/** An answer that goes wrong on request. One request meets one fault at most: the first added that fits. */
export type Fault = FaultRule & FaultKind;
