import fc from "fast-check";
import { fault } from "./any-fault";
import { byHand, move, stranger, wanted } from "./any-move";
import type { Command, Interruption, Plan, Round } from "./plan";

const command: fc.Arbitrary<Command> = fc.record({
  verb: fc.constantFrom(
    ...(["up", "up", "up", "up", "up", "up", "up", "refresh", "destroy", "preview", "replace"] as const),
  ),
  refresh: fc.constantFrom(false, false, true),
  preview: fc.constantFrom(false, false, false, true),
  pick: fc.nat(11),
});

const interruption: fc.Arbitrary<Interruption> = fc.record({
  request: fc.nat(6),
  effect: fc.constantFrom("never", "late", "done"),
  signal: fc.constantFrom("SIGINT", "SIGINT twice", "SIGKILL", "SIGKILL", "SIGKILL of the provider"),
});

const round: fc.Arbitrary<Round> = fc.record({
  moves: fc.array(move, { minLength: 1, maxLength: 8, size: "max" }),
  faults: fc.array(fault, { maxLength: 4, size: "max" }),
  command,
  interruption: fc.option(interruption, { nil: undefined, freq: 2 }),
  during: fc.option(fc.record({ request: fc.nat(6), move: byHand }), { nil: undefined, freq: 2 }),
});

/** All that can happen in one run of the soak. */
export const plan: fc.Arbitrary<Plan> = fc.record({
  lines: fc.integer({ min: 1, max: 3 }),
  choices: fc.record({
    failureStyle: fc.constantFrom("status", "status", "success-false-200", "plain-401", "500", "string"),
    unknownDelete: fc.constantFrom("fails", "succeeds"),
    emptyUpdate: fc.constantFrom("allowed", "refused"),
    idSize: fc.constantFrom("32-bit", "64-bit"),
  }),
  settings: fc.record({
    ambient: fc.constantFrom(true, true, true, false),
    adopt: fc.constantFrom(false, false, false, false, true),
    continueOnError: fc.constantFrom(true, true, false),
    parallel: fc.constantFrom(undefined, undefined, 1),
  }),
  strangers: fc.array(stranger, { maxLength: 3, size: "max" }),
  program: fc.array(wanted, { minLength: 2, maxLength: 8, size: "max" }),
  rounds: fc.array(round, { minLength: 1, maxLength: 3, size: "max" }),
});
