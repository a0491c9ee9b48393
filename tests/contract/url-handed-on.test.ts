import { setTimeout as sleep } from "node:timers/promises";
import { expect } from "chai";
import {
  createHook,
  createLine,
  type Front,
  newProcess,
  type Resource,
  twoFronts,
} from "../support/two-fronts";

const url = (path: string) => `https://hooks.example.com/${path}`;
const RECEIVE = (path: string) => ({ event: "receive", url: url(path) });

describe("a url that one resource leaves and another takes, in one run", () => {
  const { emulator, line, calls } = twoFronts();
  const installed = () =>
    emulator()
      .hooks(line().deviceId)
      .map((hook) => `${hook.webhookId} ${hook.url.split("/").at(-1)}`);

  /** What the engine does with a hook whose url changes, in two steps. */
  async function moving({ hook }: Front, { id, outs }: Resource, path: string) {
    const { inputs } = await hook.check({}, RECEIVE(path));
    expect((await hook.diff(id, outs, inputs)).changes).to.equal(true);
    return () => hook.update(id, outs, inputs);
  }

  for (const [when, ms] of Object.entries({ "at the same time": 0, "a little later": 120 })) {
    it(`is free once the first has moved on, which comes ${when}`, async () => {
      const first = await createHook(newProcess(), RECEIVE("a"));
      calls();
      const run = newProcess();
      const move = await moving(run, first, "b");
      const [second] = await Promise.all([createHook(run, RECEIVE("a")), sleep(ms).then(move)]);
      expect(installed()).to.deep.equal([`${first.id} b`, `${second.id} a`]);
      expect(calls().sort()).to.deep.equal(["webhook/add", "webhook/list", "webhook/update"]);
    });
  }

  it("is refused where the first could not move on", async () => {
    const first = await createHook(newProcess(), RECEIVE("a"));
    const run = newProcess();
    const move = await moving(run, first, "b");
    emulator().addFault({ endpoint: "webhook/update", kind: "refuse", response: "not today" });
    const [second] = await Promise.allSettled([createHook(run, RECEIVE("a")), move()]);
    expect(second).to.have.nested.property("reason.name", "HeldError");
    expect(installed()).to.deep.equal([`${first.id} a`]);
  });

  it("is refused before long where the move does not come", async () => {
    const first = await createHook(newProcess(), RECEIVE("a"));
    const run = newProcess();
    await moving(run, first, "b");
    const second = await createHook(run, RECEIVE("a")).catch((error: Error) => error.name);
    expect(second).to.equal("HeldError");
    expect(installed()).to.deep.equal([`${first.id} a`]);
  }).timeout(5_000);

  it("a line and a hook can swap: nothing is added, and nothing refused", async () => {
    const before = newProcess();
    const all = await createLine(before, { hooks: { receive: [url("a"), url("b")] } });
    const one = await createHook(before, RECEIVE("c"));
    calls();
    const run = newProcess();
    const { inputs } = await run.line.check({}, { hooks: { receive: [url("c"), url("b")] } });
    await run.line.diff(all.id, all.outs, inputs);
    const move = await moving(run, one, "a");
    await Promise.all([run.line.update(all.id, all.outs, inputs), move()]);
    expect(installed().map((hook) => hook.split(" ")[1])).to.have.members(["a", "b", "c"]);
    expect(installed()).to.include(`${one.id} a`);
    expect(calls().sort()).to.deep.equal(["webhook/list", "webhook/update", "webhook/update"]);
  });

  it("a hook can take what a line moves away", async () => {
    const all = await createLine(newProcess(), { hooks: { receive: [url("a"), url("b")] } });
    const run = newProcess();
    const { inputs } = await run.line.check({}, { hooks: { receive: [url("c"), url("b")] } });
    await run.line.diff(all.id, all.outs, inputs);
    await Promise.all([createHook(run, RECEIVE("a")), run.line.update(all.id, all.outs, inputs)]);
    expect(installed().map((hook) => hook.split(" ")[1])).to.have.members(["a", "b", "c"]);
  });

  for (const ms of [0, 100]) {
    it(`a line that is there already can add what a hook leaves, ${ms} ms later`, async () => {
      const before = newProcess();
      const all = await createLine(before, { hooks: { receive: url("z") } });
      const one = await createHook(before, RECEIVE("a"));
      calls();
      const run = newProcess();
      const { inputs } = await run.line.check({}, { hooks: { receive: [url("z"), url("a")] } });
      await run.line.diff(all.id, all.outs, inputs);
      const move = await moving(run, one, "b");
      await Promise.all([run.line.update(all.id, all.outs, inputs), sleep(ms).then(move)]);
      expect(installed()).to.include(`${one.id} b`);
      expect(installed().map((hook) => hook.split(" ")[1])).to.have.members(["z", "a", "b"]);
      expect(calls().sort()).to.deep.equal(["webhook/add", "webhook/list", "webhook/update"]);
    });
  }

  it("two lines can each add what the other moves away", async () => {
    const before = newProcess();
    const one = await createLine(before, { hooks: { receive: url("a") } });
    const two = await createLine(before, { hooks: { receive: url("b") } });
    const run = newProcess();
    const ready = await Promise.all(
      [
        { of: one, receive: [url("c"), url("b")] },
        { of: two, receive: [url("d"), url("a")] },
      ].map(async ({ of, receive }) => {
        const { inputs } = await run.line.check({}, { hooks: { receive } });
        await run.line.diff(of.id, of.outs, inputs);
        return () => run.line.update(of.id, of.outs, inputs);
      }),
    );
    await Promise.all(ready.map((update) => update()));
    expect(installed().map((hook) => hook.split(" ")[1])).to.have.members(["a", "b", "c", "d"]);
  });
});
