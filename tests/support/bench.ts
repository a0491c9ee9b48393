import { expect } from "chai";
import { type Emulator, type Line, startEmulator } from "zipwhip-emulator";
import { create } from "../../provider/create";
import { remove } from "../../provider/delete";
import { read } from "../../provider/read";
import type { HookInputs, HookState } from "../../provider/state";
import { update } from "../../provider/update";
import type { Settings } from "../../zipwhip/settings";
import type { FakeClock } from "./clock";
import { expectOneLine, expectPlain, rejection } from "./expectations";
import { expectWithout } from "./secrets";
import { newVerbContext, takeCalls } from "./verb-context";

/** What a program declares, checked. */
export const WANTED: HookInputs = {
  type: "message",
  event: "receive",
  url: "https://hooks.example.com/receive",
  method: "POST",
};

/** The verbs of one process, towards a real emulator with one line. Sleeps are over at once. */
export interface Bench {
  emulator: Emulator;
  line: Line;
  clock: FakeClock;
  settings: Settings;
  create(inputs?: Partial<HookInputs>): Promise<HookState>;
  read(id: string, olds: object): Promise<HookState | undefined>;
  update(id: string, olds: object, news?: Partial<HookInputs>): Promise<HookState>;
  remove(id: string, olds?: object): Promise<void>;
  /** The lines that were told to the user, besides errors. */
  told: string[];
  /** The calls that the emulator received since the last look, in order. */
  calls(): string[];
  /** The installed hooks' ids. */
  ids(): string[];
  /** The error of a verb: one line, without a session. */
  refused(verb: Promise<unknown>): Promise<Error>;
}

/** A process of its own, as the engine starts one per operation. */
export function newBench(emulator: Emulator, line: Line, more: Partial<Settings> = {}): Bench {
  const { context, clock, settings, told } = newVerbContext(emulator, line, more);
  const plain = async <T>(verb: Promise<T>) => {
    const result = await verb;
    if (result !== undefined) expectPlain(result);
    return result;
  };
  return {
    emulator,
    line,
    clock,
    settings,
    told,
    create: (inputs = {}) => plain(create({ ...WANTED, ...inputs }, context)),
    read: (id, olds) => plain(read(id, { ...olds }, context)),
    update: (id, olds, news = {}) => plain(update(id, { ...olds }, { ...WANTED, ...news }, context)),
    remove: (id, olds = {}) => remove(id, { line: line.deviceId, ...olds }, context),
    calls: () => takeCalls(emulator),
    ids: () => emulator.hooks(line.deviceId).map(({ webhookId }) => webhookId),
    refused: async (verb) => {
      const error = await rejection(verb);
      expectOneLine(error.message);
      expectWithout(error, line.session.split(":")[0] ?? "");
      return error;
    },
  };
}

/** For a `describe`: one emulator, and before each test a fresh line and a fresh process. Answers what is there now. */
export function bench(more: Partial<Settings> = {}): () => Bench {
  let emulator: Emulator;
  let now: Bench;
  before(async () => {
    emulator = await startEmulator();
  });
  beforeEach(() => {
    emulator.reset();
    now = newBench(emulator, emulator.createLine(), more);
  });
  after(() => emulator.close());
  return () => now;
}

/** So many times. */
export function times(count: number, ...calls: string[]): string[] {
  return Array.from({ length: count }, () => calls).flat();
}

export const LIST = "webhook/list";
export const ADD = "webhook/add";
export const UPDATE = "webhook/update";
export const DELETE = "webhook/delete";

/** The parameters of the only request that was made to a call. */
export function sentTo(emulator: Emulator, path: string): Record<string, string> {
  const [only, ...others] = emulator.requests({ path });
  expect(others, `${others.length + 1} requests to ${path}`).to.deep.equal([]);
  if (only === undefined) throw new Error(`no request to ${path}`);
  return only.parameters;
}
