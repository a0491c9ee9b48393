import { expect } from "chai";
import { LIST } from "../support/bench";
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

describe("all hooks that move between resources", () => {
  const { calls, ids } = twoFronts();

  const singles = (front: Front, more = {}) =>
    Promise.all(EVENTS.map((event) => createHook(front, { event, url: url(event), ...more })));

  /** What the engine does with a resource of the state in a refresh: read, and a diff for display. */
  async function refresh(verbs: Front["hook"] | Front["line"], { id, outs, inputs }: Resource) {
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
});
