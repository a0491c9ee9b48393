import { type Emulator, type Line, startEmulator } from "zipwhip-emulator";
import type { Context } from "../../provider/context";
import { create } from "../../provider/create";
import { remove } from "../../provider/delete";
import { checkLine } from "../../provider/line/check";
import { createLine } from "../../provider/line/create";
import { removeLine } from "../../provider/line/delete";
import { diffLine } from "../../provider/line/diff";
import { readLine } from "../../provider/line/read";
import { hooksOf, type LineHook, type LineInputs, type LineState } from "../../provider/line/state";
import { updateLine } from "../../provider/line/update";
import type { HookInputs, HookState, Properties } from "../../provider/state";
import type { Settings } from "../../zipwhip/settings";
import type { FakeClock } from "./clock";
import { expectOneLine, expectPlain, rejection } from "./expectations";
import { expectWithout } from "./secrets";
import { newVerbContext, takeCalls } from "./verb-context";

/** A token in every URL that `url` makes, which no error may quote. */
export const TOKEN = "t0ken-4711";

/** The URL of a receiver that nobody calls. */
export function url(name: string): string {
  return `https://hooks.example.com/${name}?key=${TOKEN}`;
}

/** The verbs of a line in one process, towards a real emulator. Sleeps are over at once. */
export interface LineBench {
  emulator: Emulator;
  line: Line;
  clock: FakeClock;
  context: Context;
  /** The lines that were told to the user, besides errors. */
  told: string[];
  /** Checks and installs what a program declares. */
  create(declared: Properties): Promise<LineState>;
  read(olds: object): Promise<LineState>;
  /** Checks what a program declares, and makes the line carry it. */
  update(olds: object, declared: Properties): Promise<LineState>;
  /** Whether the engine would call update. */
  changes(olds: object, declared: Properties): boolean;
  remove(olds: object): Promise<void>;
  /** Installs a single hook, as the other resource does. */
  createHook(inputs: Partial<HookInputs>): Promise<HookState>;
  removeHook(state: HookState): Promise<void>;
  /** The calls that the emulator received since the last look, in order. */
  calls(): string[];
  /** The installed hooks, a text for each, sorted. */
  installed(): string[];
  /** The installed hooks' ids, sorted. */
  ids(): string[];
  /** The error of a verb: one line, without a session, and without what could be a token in a URL. */
  refused(verb: Promise<unknown>): Promise<Error>;
}

/** A process of its own, as the engine starts one per operation. */
export function newLineBench(emulator: Emulator, line: Line, more: Partial<Settings> = {}): LineBench {
  const { context, clock, settings, told } = newVerbContext(emulator, line, more);
  const hooks = () => emulator.hooks(line.deviceId);
  const plain = async (verb: Promise<LineState>) => {
    const state = await verb;
    expectPlain(state);
    return state;
  };
  return {
    emulator,
    line,
    clock,
    context,
    told,
    create: (declared) => plain(createLine(checked(declared), context).then(({ state }) => state)),
    read: (olds) => plain(readLine({ ...olds }, context)),
    update: (olds, declared) => plain(updateLine(line.deviceId, { ...olds }, checked(declared), context)),
    changes: (olds, declared) => diffLine({ ...olds }, { ...checked(declared) }, settings.session).changes,
    remove: (olds) => removeLine({ ...olds }, context),
    createHook: (inputs) =>
      create({ type: "message", event: "receive", url: url("single"), method: "POST", ...inputs }, context),
    removeHook: (state) => remove(state.webhookId, { ...state }, context),
    calls: () => takeCalls(emulator),
    installed: () => hooks().map(textOf).sort(),
    ids: () =>
      hooks()
        .map(({ webhookId }) => webhookId)
        .sort(),
    refused: async (verb) => {
      const error = await rejection(verb);
      expectOneLine(error.message);
      expectWithout(error.message, TOKEN, line.session.split(":")[0] ?? "");
      return error;
    },
  };
}

/** What the engine hands to create and update: the program's declaration, checked. */
export function checked(declared: Properties): LineInputs {
  const { inputs, failures } = checkLine(declared, { hasSession: true, problems: [] });
  if (failures.length > 0) throw new Error(failures.map(({ reason }) => reason).join("; "));
  return inputs as unknown as LineInputs;
}

/** For a `describe`: one emulator, and before each test a fresh line and a fresh process. Answers what is there now. */
export function lineBench(more: Partial<Settings> = {}): () => LineBench {
  let emulator: Emulator;
  let now: LineBench;
  before(async () => {
    emulator = await startEmulator();
  });
  beforeEach(() => {
    emulator.reset();
    now = newLineBench(emulator, emulator.createLine(), more);
  });
  after(() => emulator.close());
  return () => now;
}

/** What has happened on the line before a test: an earlier process has installed `hooks`, somebody else a single one. */
export function onLine(current: () => LineBench, hooks: Properties) {
  return {
    created: async (more: Properties = {}): Promise<LineState> => {
      const { emulator, line } = current();
      const state = await newLineBench(emulator, line).create({ hooks, ...more });
      emulator.clearRequests();
      return state;
    },
    install: (event: string, name: string, more = {}) =>
      current().emulator.install(current().line.deviceId, { event, url: url(name), ...more }),
  };
}

/** The hooks of a state, a text for each, sorted: what `installed` answers where the state is right. */
export function held(state: object): string[] {
  return hooksOf({ ...state })
    .map(textOf)
    .sort();
}

/** The ids that a state holds, sorted. */
export function idsIn(state: object): string[] {
  return hooksOf({ ...state })
    .map(({ webhookId }) => webhookId)
    .sort();
}

/** The only entry below an event of a state. */
export function entryOf(state: LineState, event: string): LineHook {
  const [only, ...others] = state.hooks[event] ?? [];
  if (only === undefined || others.length > 0) throw new Error(`one hook expected below ${event}`);
  return only;
}

function textOf(hook: { type: string; event: string; url: string; method: string }): string {
  return `${hook.type} ${hook.event} ${hook.url} ${hook.method}`;
}
