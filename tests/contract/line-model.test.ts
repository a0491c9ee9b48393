import { expect } from "chai";
import fc from "fast-check";
import { type Emulator, type Fault, type Line, startEmulator } from "zipwhip-emulator";
import {
  LinePartialFailureError,
  NoneInstalledError,
  NoneListedError,
  SeveralIdenticalError,
  UnsettledError,
} from "../../provider/errors";
import { declaredOf, hooksOf, type LineState } from "../../provider/line/state";
import type { Properties } from "../../provider/state";
import { type Hook, identical } from "../../zipwhip";
import { identityKey } from "../../zipwhip/identity";
import { ADD, DELETE, LIST, UPDATE } from "../support/bench";
import { checked, held, idsIn, newLineBench } from "../support/line-bench";

const EVENTS = ["receive", "send", "change"] as const;
const event = fc.constantFrom(...EVENTS);
const method = fc.constantFrom("POST", "PUT", "GET");
// Few, so that hooks meet, and some in another spelling.
const url = fc.constantFrom(
  ...["a", "b", "c"].flatMap((path) => [
    `https://hooks.example.com/${path}`,
    `https://HOOKS.example.com:443/${path}`,
  ]),
);
const entry = fc.oneof(url, fc.record({ url, method }));
const entries = fc.uniqueArray(entry, {
  selector: (one) => identityKey({ type: "", event: "", url: typeof one === "string" ? one : one.url }),
  maxLength: 3,
});

interface Declared {
  hooks: object;
  exclusive: boolean;
}

type Hand =
  | { does: "edit"; pick: number; url: string; method: string }
  | { does: "remove"; pick: number }
  | { does: "install"; type: string | undefined; event: string; url: string; method: string };

const declaration: fc.Arbitrary<Declared> = fc.record({
  hooks: fc.dictionary(event, entries, { maxKeys: 3, noNullPrototype: true }),
  exclusive: fc.boolean(),
});

/** What a hand does: `pick` says to which hook, by its place in the list. */
const hand: fc.Arbitrary<Hand> = fc.oneof(
  fc.record({ does: fc.constant("edit" as const), pick: fc.nat(), url, method }),
  fc.record({ does: fc.constant("remove" as const), pick: fc.nat() }),
  fc.record({
    does: fc.constant("install" as const),
    type: fc.constantFrom(undefined, undefined, "voice"),
    event: fc.oneof(event, fc.constant("ring")),
    url,
    method,
  }),
);
/** What goes wrong in a run, before or after the effect. */
const fault: fc.Arbitrary<Fault> = fc.record({
  endpoint: fc.constantFrom(ADD, UPDATE, DELETE) as fc.Arbitrary<Fault["endpoint"]>,
  kind: fc.constantFrom("cut", "empty", "html"),
  when: fc.constantFrom("before", "after"),
  times: fc.integer({ min: 1, max: 4 }),
  skip: fc.integer({ min: 0, max: 1 }),
}) as fc.Arbitrary<Fault>;

const step = fc.record({
  declared: declaration,
  hands: fc.array(hand, { maxLength: 4 }),
  faults: fc.array(fault, { maxLength: 2 }),
});

/** A line that lives through runs and hands, and what is known to be right of it. */
class Story {
  private readonly line: Line;
  private state: LineState | undefined;

  constructor(private readonly emulator: Emulator) {
    this.line = emulator.createLine();
  }

  private get hooks(): Hook[] {
    return this.emulator.hooks(this.line.deviceId);
  }

  byHand(act: Hand): void {
    if (act.does === "install") {
      const { does: _, type, ...hook } = act;
      this.emulator.install(this.line.deviceId, { ...hook, ...(type === undefined ? {} : { type }) });
      return;
    }
    const hook = this.hooks[act.pick % Math.max(1, this.hooks.length)];
    if (hook === undefined) return;
    if (act.does === "remove") this.emulator.remove(hook.webhookId);
    else this.emulator.edit(hook.webhookId, { url: act.url, method: act.method });
  }

  /** An `up --refresh`, after which the service is as declared, but for strangers that it was not told to remove. */
  async run(program: Declared, faults: Fault[]): Promise<void> {
    // The first up could not be exclusive where strangers are.
    const declared = this.state === undefined ? { ...program, exclusive: false } : program;
    const wanted = declaredOf({ ...checked({ ...declared }) });
    const before = this.hooks;
    const state = await this.upRefresh({ ...declared, adopt: true }, before, faults);
    this.emulator.clearFaults();
    if (state === undefined) return;
    const own = idsIn(state);
    const strangers = this.hooks.filter(({ webhookId }) => !own.includes(webhookId));

    expect(held(state), "the state holds the declaration").to.deep.equal(
      wanted.map(({ type, event, url, method }) => `${type} ${event} ${url} ${method}`).sort(),
    );
    for (const hook of hooksOf({ ...state })) {
      const installed = this.hooks.filter(({ webhookId }) => webhookId === hook.webhookId);
      expect(installed.map(({ method }) => method)).to.deep.equal([hook.method]);
      expect(identical(installed[0] as Hook, hook), "the state tells the truth").to.equal(true);
    }
    const known = this.state === undefined ? [] : idsIn(this.state);
    expect(strangers, "strangers are as they were, and nothing of its own is left over").to.deep.equal(
      before.filter(({ webhookId }) => strangers.some((one) => one.webhookId === webhookId)),
    );
    for (const { webhookId } of strangers) {
      const shown = hooksOf({ ...this.state }).find((hook) => hook.webhookId === webhookId)?.stranger;
      expect(!known.includes(webhookId) || shown, "a hook of its own is left over").to.equal(true);
    }
    const wasExclusive = this.state?.exclusive === true;
    if (declared.exclusive && wasExclusive) expect(strangers, "exclusive").to.deep.equal([]);
    if (!declared.exclusive) {
      const touched = before.filter(
        (hook) =>
          !known.includes(hook.webhookId) &&
          !own.includes(hook.webhookId) &&
          !strangers.some(({ webhookId }) => webhookId === hook.webhookId),
      );
      expect(touched, "a stranger is gone").to.deep.equal([]);
    }
    this.state = state;
    await this.again({ ...declared, adopt: true }, state);
  }

  private async upRefresh(declared: object, before: Hook[], faults: Fault[]): Promise<LineState | undefined> {
    let bench = newLineBench(this.emulator, this.line);
    const news = { ...declared };
    try {
      for (const fault of faults) this.emulator.addFault(fault);
      if (this.state === undefined) return await this.persist(() => bench.create(news), news);
      let shown: LineState;
      try {
        shown = await bench.read(this.state);
      } catch (error) {
        if (!(error instanceof NoneListedError)) throw error;
        expect(before.some(({ webhookId }) => idsIn(this.state ?? {}).includes(webhookId))).to.equal(false);
        bench = newLineBench(this.emulator, this.line, { acceptGone: true });
        shown = await bench.read(this.state);
      }
      const changes = bench.changes(shown, news);
      const state = await this.persist(() => bench.update(shown, news), news);
      if (!changes) expect(this.hooks, "a diff without changes").to.deep.equal(before);
      return state;
    } catch (error) {
      // Two strangers at a declared place: nobody can choose, and nothing must be sent.
      if (!(error instanceof SeveralIdenticalError || (error as Error).name === "RefusedHooksError"))
        throw error;
      expect(this.hooks).to.deep.equal(before);
      const keys = before.map(identityKey);
      expect(new Set(keys).size).to.be.below(keys.length);
      return undefined;
    }
  }

  /** Runs it, and where only a part could be done, the next run, which meets no fault. */
  private async persist(run: () => Promise<LineState>, news: Properties): Promise<LineState> {
    try {
      return await run();
    } catch (error) {
      this.emulator.clearFaults();
      const next = newLineBench(this.emulator, this.line);
      if (error instanceof LinePartialFailureError) return next.update(error.state, news);
      if (error instanceof NoneInstalledError || error instanceof UnsettledError) return next.create(news);
      throw error;
    }
  }

  /** Nothing is left to do. */
  private async again(declared: object, state: LineState): Promise<void> {
    const { changes, update, calls } = newLineBench(this.emulator, this.line);
    calls();
    expect(changes(state, { ...declared }), "a further preview").to.equal(false);
    expect(await update(state, { ...declared })).to.deep.equal(state);
    expect(calls(), "a further up").to.deep.equal([LIST]);
  }
}

describe("a line, whatever is declared and whatever hands do", () => {
  let emulator: Emulator;
  before(async () => {
    emulator = await startEmulator();
  });
  after(() => emulator.close());

  it("is as declared after every up --refresh, or after the next where something failed, and its strangers are as they were", async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(step, { minLength: 2, maxLength: 5 }), async (steps) => {
        emulator.reset();
        const story = new Story(emulator);
        for (const { declared, hands, faults } of steps) {
          for (const act of hands) story.byHand(act);
          await story.run(declared, faults);
        }
      }),
      { numRuns: Number(process.env.LINE_RUNS ?? 40) },
    );
  });
});
