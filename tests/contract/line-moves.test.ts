import { sep } from "node:path";
import { expect } from "chai";
import { type Emulator, type Line, startEmulator } from "zipwhip-emulator";
import type * as hookModule from "../../provider/dynamic";
import type * as lineModule from "../../provider/dynamic-line";
import type { Properties } from "../../provider/state";
import { ADD, DELETE, LIST } from "../support/bench";
import { clearEnvironment } from "../support/environment";
import { idsIn, url } from "../support/line-bench";

const EVENTS = ["receive", "send", "read"] as const;
const HOOKS = Object.fromEntries(EVENTS.map((event) => [event, url(event)]));

interface Front {
  hook: typeof hookModule;
  line: typeof lineModule;
}

/** Both front ends as a new provider process loads them: one memory, and nothing in it. */
function newProcess(): Front {
  for (const path of Object.keys(require.cache)) {
    if (path.includes(`${sep}provider${sep}`)) delete require.cache[path];
  }
  return { hook: require("../../provider/dynamic"), line: require("../../provider/dynamic-line") };
}

describe("hooks that move between resources", () => {
  let emulator: Emulator;
  let line: Line;
  let restore = () => {};
  before(async () => {
    emulator = await startEmulator();
  });
  beforeEach(() => {
    emulator.reset();
    restore = clearEnvironment();
    line = emulator.createLine();
    process.env.ZIPWHIP_API_URL = emulator.url;
    process.env.ZIPWHIP_SESSION = line.session;
  });
  afterEach(() => restore());
  after(() => emulator.close());

  const calls = () => {
    const paths = emulator.requests().map(({ path }) => path.slice(1));
    emulator.clearRequests();
    return paths;
  };
  const ids = () =>
    emulator
      .hooks(line.deviceId)
      .map(({ webhookId }) => webhookId)
      .sort();

  /** What the engine does with a resource that is new. */
  async function createHook({ hook }: Front, news: Properties) {
    const { inputs } = await hook.check({}, news);
    return { inputs, ...(await hook.create(inputs)) };
  }
  async function createLine({ line }: Front, news: Properties) {
    const { inputs } = await line.check({}, news);
    return { inputs, ...(await line.create(inputs)) };
  }
  const singles = (front: Front, more = {}) =>
    Promise.all(EVENTS.map((event) => createHook(front, { event, url: url(event), ...more })));

  /** What the engine does with a resource of the state in a refresh: read, and a diff for display. */
  async function refresh(
    verbs: Front["hook"] | Front["line"],
    { id, outs, inputs }: { id: string; outs: Properties; inputs: Properties },
  ) {
    const { props } = await verbs.read(id, outs);
    await verbs.diff(id, props ?? {}, inputs);
  }

  describe("three single hooks to a line", () => {
    it("are adopted: no add, no delete, no gap, and the same ids", async () => {
      const hooks = await singles(newProcess());
      const before = ids();
      calls();
      const run = newProcess();
      const { outs } = await createLine(run, { hooks: HOOKS, adopt: true });
      for (const { id, outs } of hooks) await run.hook.delete(id, outs);
      expect(calls()).to.deep.equal([LIST]);
      expect(ids()).to.deep.equal(before);
      expect(idsIn(outs)).to.deep.equal(before);
    });

    for (const refreshed of [false, true]) {
      it(`and a run that was killed in between: the next one keeps them (refresh ${refreshed})`, async () => {
        const hooks = await singles(newProcess());
        const whole = await createLine(newProcess(), { hooks: HOOKS, adopt: true });
        const before = ids();
        calls();
        const run = newProcess();
        if (refreshed) {
          await refresh(run.line, whole);
          for (const hook of hooks) await refresh(run.hook, hook);
        }
        const { inputs } = await run.line.check({}, { hooks: HOOKS, adopt: true });
        expect((await run.line.diff(whole.id, whole.outs, inputs)).changes).to.equal(false);
        for (const { id, outs } of hooks) await run.hook.delete(id, outs);
        expect(calls()).to.deep.equal(refreshed ? [LIST] : []);
        expect(ids()).to.deep.equal(before);
      });
    }

    it("is refused without adopt, and nothing is lost", async () => {
      await singles(newProcess());
      const before = ids();
      calls();
      const error = await createLine(newProcess(), { hooks: HOOKS }).catch((error: Error) => error);
      expect(String(error)).to.contain("adopt: true");
      expect(calls()).to.deep.equal([LIST]);
      expect(ids()).to.deep.equal(before);
    });
  });

  describe("a line to three single hooks", () => {
    it("are adopted: no add, no delete, no gap, and the same ids", async () => {
      const whole = await createLine(newProcess(), { hooks: HOOKS });
      const before = ids();
      calls();
      const run = newProcess();
      const hooks = await singles(run, { adopt: true });
      await run.line.delete(whole.id, whole.outs);
      expect(calls()).to.deep.equal([LIST]);
      expect(hooks.map(({ id }) => id).sort()).to.deep.equal(before);
      expect(ids()).to.deep.equal(before);
    });

    for (const refreshed of [false, true]) {
      it(`and a run that was killed in between: the next one keeps them (refresh ${refreshed})`, async () => {
        const whole = await createLine(newProcess(), { hooks: HOOKS });
        const hooks = await singles(newProcess(), { adopt: true });
        const before = ids();
        calls();
        const run = newProcess();
        if (refreshed) {
          await refresh(run.line, whole);
          for (const hook of hooks) await refresh(run.hook, hook);
        }
        for (const { id, outs, inputs } of hooks) await run.hook.diff(id, outs, inputs);
        await run.line.delete(whole.id, whole.outs);
        expect(calls()).to.deep.equal(refreshed ? [LIST] : []);
        expect(ids()).to.deep.equal(before);
      });
    }

    it("but for those that the program no longer declares, which are deleted", async () => {
      const whole = await createLine(newProcess(), { hooks: HOOKS, adopt: true });
      const run = newProcess();
      await refresh(run.line, whole);
      const hook = await createHook(run, { event: "send", url: url("send"), adopt: true });
      await run.line.delete(whole.id, whole.outs);
      expect(ids()).to.deep.equal([hook.id]);
    });
  });

  describe("one hook out of a line", () => {
    const rest = { hooks: { receive: url("receive"), read: url("read") } };
    const moved = { event: "send", url: url("send"), adopt: true };

    /** The engine's update of the line that lets the hook go. */
    async function letGo(run: Front, whole: Awaited<ReturnType<typeof createLine>>) {
      const { inputs } = await run.line.check(whole.inputs, rest);
      const { changes } = await run.line.diff(whole.id, whole.outs, inputs);
      expect(changes).to.equal(true);
      return run.line.update(whole.id, whole.outs, inputs);
    }

    it("is adopted where it comes first", async () => {
      const whole = await createLine(newProcess(), { hooks: HOOKS });
      const before = ids();
      calls();
      const run = newProcess();
      const hook = await createHook(run, moved);
      const { outs } = await letGo(run, whole);
      expect(calls()).to.deep.equal([LIST]);
      expect(ids()).to.deep.equal(before);
      expect([hook.id, ...idsIn(outs)].sort()).to.deep.equal(before);
    });

    for (const [what, first, second] of [
      ["the hook is created", 0, 1],
      ["the line lets go", 1, 0],
    ] as const) {
      it(`is installed once in the end, and is what the state says, where ${what} first and both at once`, async () => {
        const whole = await createLine(newProcess(), { hooks: HOOKS });
        emulator.addFault({ endpoint: DELETE, kind: "delay", ms: 100 });
        const run = newProcess();
        const steps = [() => createHook(run, moved), () => letGo(run, whole)];
        const results = [steps[first]?.(), steps[second]?.()];
        const [hook, update] = await Promise.all([results[first], results[second]] as [
          ReturnType<typeof createHook>,
          ReturnType<typeof letGo>,
        ]);
        expect([hook.id, ...idsIn(update.outs)].sort()).to.deep.equal(ids());
        expect(ids()).to.have.length(3);
      });
    }

    it("is not adopted while it is being deleted: it is added anew", async () => {
      const whole = await createLine(newProcess(), { hooks: HOOKS });
      const run = newProcess();
      emulator.addFault({ endpoint: DELETE, kind: "delay", ms: 200 });
      calls();
      const going = letGo(run, whole);
      while (emulator.requests({ path: DELETE }).length === 0) await new Promise(setImmediate);
      const hook = await createHook(run, moved);
      const { outs } = await going;
      expect(calls().sort()).to.deep.equal([ADD, DELETE, LIST]);
      expect([hook.id, ...idsIn(outs)].sort()).to.deep.equal(ids());
      expect(ids()).to.have.length(3);
    });

    it("is adopted though the line comes first, where both are of one moment", async () => {
      const whole = await createLine(newProcess(), { hooks: HOOKS });
      const before = ids();
      calls();
      const run = newProcess();
      const going = letGo(run, whole);
      while (emulator.requests({ path: LIST }).length === 0) await new Promise(setImmediate);
      const hook = await createHook(run, moved);
      const { outs } = await going;
      expect(calls()).to.deep.equal([LIST]);
      expect([hook.id, ...idsIn(outs)].sort()).to.deep.equal(before);
      expect(ids()).to.deep.equal(before);
    });

    describe("and a run that was killed in between", () => {
      /** The state has the hook twice, and the next run has been begun. */
      async function killed(adopt: boolean) {
        const whole = await createLine(newProcess(), { hooks: HOOKS });
        const hook = await createHook(newProcess(), moved);
        const run = newProcess();
        const { inputs } = await run.hook.check(hook.inputs, { ...moved, adopt });
        calls();
        return { run, whole, hook, diff: () => run.hook.diff(hook.id, hook.outs, inputs), before: ids() };
      }

      for (const adopt of [true, false]) {
        it(`the next one lets it go and keeps it, whoever comes first (adopt ${adopt})`, async () => {
          for (const lineFirst of [false, true]) {
            const { run, whole, diff, before } = await killed(adopt);
            const steps = lineFirst ? [letGo(run, whole), diff()] : [await diff(), letGo(run, whole)];
            await Promise.all(steps);
            expect(calls(), `line first: ${lineFirst}`).to.deep.equal([LIST]);
            expect(ids()).to.deep.equal(before);
            for (const id of before) emulator.remove(id);
          }
        });
      }

      for (const inFlight of [false, true]) {
        it(`the next one makes a new one, where the single resource comes much later (while it is deleted ${inFlight})`, async () => {
          const { run, whole, hook, diff } = await killed(true);
          if (inFlight) emulator.addFault({ endpoint: DELETE, kind: "delay", ms: 200 });
          const going = letGo(run, whole);
          while (emulator.requests({ path: DELETE }).length === 0) await new Promise(setImmediate);
          if (!inFlight) await going;
          const result = await diff();
          expect(result).to.deep.include({ changes: true, replaces: ["url"] });
          const again = await createHook(run, moved);
          await run.hook.delete(hook.id, hook.outs);
          const { outs } = await going;
          expect([again.id, ...idsIn(outs)].sort()).to.deep.equal(ids());
          expect(ids()).to.have.length(3);
        });
      }

      it("the next one, which cannot delete it, has it once all the same", async () => {
        const { run, whole, hook, diff, before } = await killed(true);
        emulator.addFault({ endpoint: DELETE, kind: "status", status: 400, times: 9 });
        const going = letGo(run, whole).catch((error: Error) => error);
        await going;
        expect((await diff()).changes).to.equal(false);
        expect(ids()).to.deep.equal(before);
        expect(before).to.contain(hook.id);
      });
    });
  });

  describe("one hook into a line", () => {
    it("is adopted, and let go by the single resource", async () => {
      const hook = await createHook(newProcess(), { event: "send", url: url("send") });
      const whole = await createLine(newProcess(), { hooks: { receive: url("receive") } });
      const before = ids();
      calls();
      const run = newProcess();
      const news = { hooks: { receive: url("receive"), send: url("send") }, adopt: true };
      const { inputs } = await run.line.check(whole.inputs, news);
      await run.line.diff(whole.id, whole.outs, inputs);
      const { outs } = await run.line.update(whole.id, whole.outs, inputs);
      await run.hook.delete(hook.id, hook.outs);
      expect(calls()).to.deep.equal([LIST]);
      expect(idsIn(outs)).to.deep.equal(before);
      expect(ids()).to.deep.equal(before);
    });
  });

  describe("a line to a line of another name", () => {
    it("is adopted as a whole", async () => {
      const old = await createLine(newProcess(), { hooks: HOOKS });
      const before = ids();
      calls();
      const run = newProcess();
      const { outs } = await createLine(run, { hooks: HOOKS, adopt: true, exclusive: true });
      await run.line.delete(old.id, old.outs);
      expect(calls()).to.deep.equal([LIST]);
      expect(idsIn(outs)).to.deep.equal(before);
      expect(ids()).to.deep.equal(before);
    });
  });

  describe("a hook of a line that a hand has moved to where a single resource wants one", () => {
    const declared = { hooks: HOOKS };
    const wanted = { event: "send", url: url("elsewhere"), adopt: true };

    async function handMoved() {
      const whole = await createLine(newProcess(), declared);
      const [entry] = (whole.outs.hooks as Record<string, { webhookId: string }[]>).send ?? [];
      const id = entry?.webhookId ?? "";
      emulator.edit(id, { url: wanted.url });
      return { ...whole, moved: id };
    }

    const installed = () =>
      emulator
        .hooks(line.deviceId)
        .map(({ url }) => url)
        .sort();

    it("is not adopted while the line holds it", async () => {
      const { id, outs, inputs, moved } = await handMoved();
      const run = newProcess();
      expect((await run.line.diff(id, outs, inputs)).changes).to.equal(false);
      const error = await createHook(run, wanted).catch((error: Error) => error);
      expect(String(error)).to.contain(moved).and.to.contain("another resource of this program holds");
      expect(ids()).to.have.length(3);
    });

    it("once it is adopted is the line's no longer, which gets one of its own", async () => {
      const { id, outs, inputs, moved } = await handMoved();
      const run = newProcess();
      const hook = await createHook(run, wanted);
      expect(hook.id).to.equal(moved);
      expect((await run.line.diff(id, outs, inputs)).changes, "the line needs another").to.equal(true);
      const { outs: now } = await run.line.update(id, outs, inputs);
      expect(installed()).to.deep.equal([...Object.values(HOOKS), wanted.url].sort());
      expect([hook.id, ...idsIn(now)].sort()).to.deep.equal(ids());
    });

    it("is not one that an adopting line takes over, while the single resource holds it", async () => {
      const hook = await createHook(newProcess(), { event: "send", url: url("send") });
      emulator.edit(hook.id, { url: url("elsewhere") });
      const run = newProcess();
      await run.hook.diff(hook.id, hook.outs, hook.inputs);
      calls();
      const news = { hooks: { send: url("elsewhere"), read: url("read") }, adopt: true };
      const error = await createLine(run, news).catch((error: Error) => error);
      expect(String(error)).to.contain(hook.id).and.to.contain("another resource of this program holds");
      expect(calls(), "nothing is sent but the look").to.deep.equal([LIST]);
    });
  });

  describe("a hook that is deleted, and is not moved", () => {
    it("goes, also where an exclusive line had it shown as a stranger in the same run", async () => {
      const declared = { hooks: { receive: url("receive") }, adopt: true, exclusive: true };
      const whole = await createLine(newProcess(), declared);
      emulator.remove(ids()[0] ?? "");
      emulator.install(line.deviceId, { event: "receive", url: url("receive") });
      const run = newProcess();
      const { props } = await run.line.read(whole.id, whole.outs);
      await run.line.diff(whole.id, props, whole.inputs);
      const { inputs } = await run.line.check({}, { ...declared, hooks: {} });
      await run.line.diff(whole.id, props, inputs);
      await run.line.update(whole.id, props, inputs);
      expect(ids()).to.deep.equal([]);
    });
  });
});
