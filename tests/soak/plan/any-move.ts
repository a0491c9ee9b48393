import fc from "fast-check";
import { EVENTS, METHODS } from "../../../zipwhip";
import type { ByHand, Edit, Move, Url, Wanted } from "./plan";

const pick = fc.nat(11);
const line = fc.constantFrom(0, 0, 1, 2);
// Some are likelier: hooks are to meet.
const event = fc.constantFrom("receive", "receive", "receive", "send", ...EVENTS);
const url: fc.Arbitrary<Url> = fc.record({ path: fc.constantFrom(0, 0, 1, 2, 3), spelling: fc.nat(3) });
const method = fc.constantFrom(...METHODS);
const maybe = <T>(arbitrary: fc.Arbitrary<T>) => fc.option(arbitrary, { nil: undefined });
const adopt = fc.constantFrom(undefined, undefined, false, true, true);

/** A hook of a program. */
export const wanted: fc.Arbitrary<Wanted> = fc.record({
  line,
  event,
  url,
  method: maybe(method),
  adopt,
  session: fc.nat(2),
  deleteBeforeReplace: fc.constantFrom(false, false, false, false, true),
});

const install = fc.oneof(
  {
    weight: 4,
    arbitrary: fc.record({
      hand: fc.constant("install" as const),
      line,
      type: fc.constant(undefined),
      event,
      url,
      method,
    }),
  },
  {
    weight: 1,
    arbitrary: fc.record({
      hand: fc.constant("install" as const),
      line,
      type: fc.constantFrom("message", "voice"),
      event: fc.constantFrom("ring", "change", "receive"),
      url,
      method,
    }),
  },
);

/** A hook of somebody else. */
export const stranger: fc.Arbitrary<ByHand> = install;

/** Something that is done on the service by hand. */
export const byHand: fc.Arbitrary<ByHand> = fc.oneof(
  {
    weight: 4,
    arbitrary: fc.record({
      hand: fc.constant("change" as const),
      pick,
      url: maybe(url),
      method: maybe(method),
    }),
  },
  { weight: 4, arbitrary: fc.record({ hand: fc.constant("delete" as const), pick }) },
  { weight: 1, arbitrary: fc.record({ hand: fc.constant("clear" as const), line }) },
  { weight: 4, arbitrary: install },
  { weight: 2, arbitrary: fc.record({ hand: fc.constant("twin" as const), pick, spelling: fc.nat(3) }) },
);

const edit: fc.Arbitrary<Edit> = fc.oneof(
  { weight: 4, arbitrary: fc.record({ edit: fc.constant("add" as const), hook: wanted }) },
  { weight: 3, arbitrary: fc.record({ edit: fc.constant("remove" as const), pick }) },
  {
    weight: 3,
    arbitrary: fc.record({ edit: fc.constant("rename" as const), pick, alias: fc.boolean() }),
  },
  { weight: 5, arbitrary: fc.record({ edit: fc.constant("url" as const), pick, url }) },
  { weight: 2, arbitrary: fc.record({ edit: fc.constant("method" as const), pick, method: maybe(method) }) },
  { weight: 3, arbitrary: fc.record({ edit: fc.constant("event" as const), pick, event }) },
  { weight: 2, arbitrary: fc.record({ edit: fc.constant("line" as const), pick, line }) },
  {
    weight: 2,
    arbitrary: fc.record({ edit: fc.constant("session" as const), pick, session: fc.nat(2) }),
  },
  { weight: 2, arbitrary: fc.record({ edit: fc.constant("adopt" as const), pick, adopt }) },
  { weight: 2, arbitrary: fc.record({ edit: fc.constant("swap" as const), pick, other: pick }) },
  {
    weight: 3,
    arbitrary: fc.record({ edit: fc.constant("succeed" as const), pick, url, adopt, ahead: fc.boolean() }),
  },
);

/** Any move between two runs. */
export const move: fc.Arbitrary<Move> = fc.oneof(
  { weight: 3, arbitrary: edit },
  { weight: 2, arbitrary: byHand },
);
