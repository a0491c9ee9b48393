import fc from "fast-check";
import type { Fault } from "zipwhip-emulator";

/** Time for one request in the runs with faults. */
export const TIMEOUT_MS = 1_000;

/** The longest that an effect comes after its request. */
export const LATEST_MS = 1_600;

// The add counts most: it is what can double a hook.
const endpoint = fc.oneof(
  { weight: 4, arbitrary: fc.constant("webhook/add" as const) },
  { weight: 2, arbitrary: fc.constantFrom("webhook/update" as const, "webhook/delete" as const) },
  { weight: 2, arbitrary: fc.constantFrom("webhook/list" as const, "*" as const) },
);

const PAGE = "<html><head><title>502</title></head><body>Bad Gateway</body></html>";

// What leaves it open whether it was done.
const kind = fc.oneof(
  { weight: 3, arbitrary: fc.constant({ kind: "cut" }) },
  { weight: 2, arbitrary: fc.constant({ kind: "cut-body" }) },
  { weight: 2, arbitrary: fc.constant({ kind: "hang" }) },
  {
    weight: 4,
    arbitrary: fc.record({
      kind: fc.constant("status"),
      status: fc.constantFrom(500, 502, 503),
    }),
  },
  {
    weight: 1,
    arbitrary: fc.constant({ kind: "status", status: 502, body: PAGE, contentType: "text/html" }),
  },
  { weight: 1, arbitrary: fc.constant({ kind: "unavailable" }) },
  {
    weight: 2,
    arbitrary: fc.record({ kind: fc.constant("delay"), ms: fc.constantFrom(50, 400, LATEST_MS) }),
  },
  { weight: 1, arbitrary: fc.constant({ kind: "empty" }) },
  { weight: 2, arbitrary: fc.constant({ kind: "truncated" }) },
  {
    weight: 2,
    arbitrary: fc.record({
      kind: fc.constant("body"),
      body: fc.constantFrom(
        { success: true, response: { webhook: "yes" } },
        { success: true, response: [{ webhookId: 7 }] },
        { webhook: "yes" },
        [],
      ),
    }),
  },
  { weight: 1, arbitrary: fc.constant({ kind: "redirect", location: "https://elsewhere.example.com/" }) },
);

// A service that says no means it; that it can be wrong is the fault matrix's.
const refusal = fc.oneof(
  { weight: 1, arbitrary: fc.constant({ kind: "rate-limit", retryAfter: 1 }) },
  {
    weight: 4,
    arbitrary: fc.record({
      kind: fc.constant("status"),
      status: fc.constantFrom(400, 401, 403, 404, 409),
    }),
  },
  {
    weight: 3,
    arbitrary: fc.record({
      kind: fc.constant("refuse"),
      response: fc.constantFrom(null, "Something went wrong", { code: -703, desc: "Wrong arguments" }),
    }),
  },
);

const rule = {
  when: fc.constantFrom("before", "after"),
  skip: fc.constantFrom(0, 0, 0, 1, 2, 3),
  times: fc.oneof(
    { weight: 5, arbitrary: fc.integer({ min: 1, max: 3 }) },
    { weight: 1, arbitrary: fc.constant(Number.POSITIVE_INFINITY) },
  ),
};

const where = fc.record({ endpoint, ...rule });

const answer = fc.tuple(where, kind).map(([met, what]) => ({ ...met, ...what }) as Fault);

const refused = fc.tuple(where, refusal).map(([met, what]) => ({ ...met, ...what, when: "before" }) as Fault);

// As of the start of the run: what the run itself writes is not in it. One that hides older hooks than the run could
// make any client add twice.
const staleList = fc
  .record({ endpoint: fc.constant("webhook/list"), skip: rule.skip, times: rule.times })
  .map((met) => ({ ...met, kind: "stale-list" }) as Fault);

/** Something that goes wrong on the service. */
export const fault = fc.oneof(
  { weight: 7, arbitrary: answer },
  { weight: 2, arbitrary: refused },
  { weight: 1, arbitrary: staleList },
);
