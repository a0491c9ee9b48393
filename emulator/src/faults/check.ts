import { validateHeaderName, validateHeaderValue } from "node:http";
import { type Fields, fieldsOf, requiredText, requiredWhole, text, whole, word } from "../fields";
import { InputError } from "../input-error";
import { ENDPOINTS, type Fault } from "./fault";

const RULE = ["endpoint", "when", "times", "skip", "line", "kind"];
const LONGEST = 2_147_483_647;

// What a kind has besides the rule, and how it is looked at.
const KINDS: Record<Fault["kind"], { fields: string[]; check?: (fields: Fields) => void }> = {
  status: { fields: ["status", "body", "headers", "contentType"], check: checkStatus },
  "rate-limit": { fields: ["retryAfter"], check: (fields) => checkRetryAfter(fields, true) },
  unavailable: { fields: ["retryAfter"], check: (fields) => checkRetryAfter(fields, false) },
  delay: { fields: ["ms"], check: (fields) => requiredWhole(fields, "ms", 0, LONGEST) },
  hang: { fields: [] },
  cut: { fields: [] },
  "cut-body": { fields: [] },
  refuse: { fields: ["response"], check: (fields) => required(fields, "response") },
  empty: { fields: [] },
  truncated: { fields: [] },
  body: { fields: ["body", "contentType", "status"], check: checkBody },
  html: { fields: [] },
  redirect: { fields: ["location", "status"], check: checkRedirect },
  "stale-list": { fields: [], check: checkList },
  "hide-newest": { fields: ["count"], check: checkHidden },
};

/** The fault, if it is one. Input from outside: any field may be wrong. Over HTTP `times` may be `"forever"`. */
export function checkFault(input: unknown): Fault {
  const all = Object.values(KINDS).flatMap((kind) => kind.fields);
  const fields = fieldsOf(input, [...RULE, ...all]);
  const kind = word(fields, "kind", Object.keys(KINDS) as Fault["kind"][]);
  if (kind === undefined) {
    throw new InputError(`kind: is missing, use one of ${Object.keys(KINDS).join(", ")}`);
  }
  fieldsOf(input, [...RULE, ...KINDS[kind].fields]);
  const endpoint = word(fields, "endpoint", [...ENDPOINTS, "*"]);
  if (endpoint === undefined) {
    throw new InputError(`endpoint: is missing, use one of ${ENDPOINTS.join(", ")}, *`);
  }
  word(fields, "when", ["before", "after"]);
  whole(fields, "skip", 0, Number.MAX_SAFE_INTEGER);
  text(fields, "line");
  const times = timesOf(fields);
  KINDS[kind].check?.(fields);
  return { ...fields, times } as unknown as Fault;
}

function timesOf(fields: Fields): number {
  const { times } = fields;
  if (times === "forever" || times === Number.POSITIVE_INFINITY) return Number.POSITIVE_INFINITY;
  if (times === undefined) return 1;
  if (Number.isSafeInteger(times) && Number(times) >= 1) return Number(times);
  throw new InputError('times: must be a whole number from 1, or "forever"');
}

function checkStatus(fields: Fields): void {
  requiredWhole(fields, "status", 200, 599);
  header("content-type", text(fields, "contentType"), "contentType");
  const headers = fields.headers ?? {};
  if (typeof headers !== "object" || Array.isArray(headers)) {
    throw new InputError("headers: must be an object of header names and texts");
  }
  for (const [name, value] of Object.entries(headers)) header(name, value, "headers");
}

function checkRetryAfter(fields: Fields, needed: boolean): void {
  if (needed) required(fields, "retryAfter");
  if (typeof fields.retryAfter === "number") whole(fields, "retryAfter", 0, Number.MAX_SAFE_INTEGER);
  else header("retry-after", fields.retryAfter, "retryAfter");
}

function checkBody(fields: Fields): void {
  required(fields, "body");
  whole(fields, "status", 200, 599);
  header("content-type", text(fields, "contentType"), "contentType");
}

function checkRedirect(fields: Fields): void {
  header("location", requiredText(fields, "location"), "location");
  whole(fields, "status", 300, 399);
}

function checkHidden(fields: Fields): void {
  whole(fields, "count", 1, Number.MAX_SAFE_INTEGER);
  checkList(fields);
}

function checkList(fields: Fields): void {
  if (fields.endpoint === "webhook/list" || fields.endpoint === "*") return;
  throw new InputError(`endpoint: a fault ${String(fields.kind)} only fits webhook/list (or *)`);
}

function required(fields: Fields, name: string): void {
  if (fields[name] === undefined) {
    throw new InputError(`${name}: is missing, a fault ${String(fields.kind)} needs it`);
  }
}

function header(name: string, value: unknown, field: string): void {
  if (value === undefined) return;
  try {
    if (typeof value !== "string") throw new TypeError("not a text");
    validateHeaderName(name);
    validateHeaderValue(name, value);
  } catch {
    throw new InputError(`${field}: must be text that an HTTP header can hold`);
  }
}
