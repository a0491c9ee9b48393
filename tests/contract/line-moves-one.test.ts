import { expect } from "chai";
import { ADD, DELETE, LIST } from "../support/bench";
import { idsIn, url } from "../support/line-bench";
import {
  createHook,
  createLine,
  type Front,
  newProcess,
  type Resource,
  twoFronts,
} from "../support/two-fronts";

const EVENTS = ["receive", "send", "read"] as const;
const HOOKS = Object.fromEntries(EVENTS.map((event) => [event, url(event)]));

describe("one hook that moves between a line and a single resource", () => {
  const { emulator, calls, ids } = twoFronts();

  describe("one hook out of a line", () => {
    const rest = { hooks: { receive: url("receive"), read: url("read") } };
    const moved = { event: "send", url: url("send"), adopt: true };

    /** The engine's update of the line that lets the hook go. */
    async function letGo(run: Front, whole: Resource) {
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
        emulator().addFault({ endpoint: DELETE, kind: "delay", ms: 100 });
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
      emulator().addFault({ endpoint: DELETE, kind: "delay", ms: 200 });
      calls();
      const going = letGo(run, whole);
      while (emulator().requests({ path: DELETE }).length === 0) await new Promise(setImmediate);
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
      while (emulator().requests({ path: LIST }).length === 0) await new Promise(setImmediate);
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
            for (const id of before) emulator().remove(id);
          }
        });
      }

      for (const inFlight of [false, true]) {
        it(`the next one makes a new one, where the single resource comes much later (while it is deleted ${inFlight})`, async () => {
          const { run, whole, hook, diff } = await killed(true);
          if (inFlight) emulator().addFault({ endpoint: DELETE, kind: "delay", ms: 200 });
          const going = letGo(run, whole);
          while (emulator().requests({ path: DELETE }).length === 0) await new Promise(setImmediate);
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
        emulator().addFault({ endpoint: DELETE, kind: "status", status: 400, times: 9 });
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
});
