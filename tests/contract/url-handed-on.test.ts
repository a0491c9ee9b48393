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

  /** The same with a line, whose hooks are to be others. */
  async function changing({ line }: Front, { id, outs }: Resource, receive: string[]) {
    const { inputs } = await line.check({}, { hooks: { receive } });
    await line.diff(id, outs, inputs);
    return () => line.update(id, outs, inputs);
  }

  const places = () => installed().map((hook) => hook.split(" ")[1]);

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

  it("is free once the first has moved on, however long that takes", async () => {
    const first = await createHook(newProcess(), RECEIVE("a"));
    const run = newProcess();
    const move = await moving(run, first, "b");
    emulator().addFault({ endpoint: "webhook/update", kind: "delay", ms: 1_000 });
    const [second] = await Promise.all([createHook(run, RECEIVE("a")), move()]);
    expect(installed()).to.deep.equal([`${first.id} b`, `${second.id} a`]);
  });

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
    const change = await changing(run, all, [url("c"), url("b")]);
    const move = await moving(run, one, "a");
    await Promise.all([change(), move()]);
    expect(places()).to.have.members(["a", "b", "c"]);
    expect(installed()).to.include(`${one.id} a`);
    expect(calls().sort()).to.deep.equal(["webhook/list", "webhook/update", "webhook/update"]);
  });

  it("a hook can take what a line moves away", async () => {
    const all = await createLine(newProcess(), { hooks: { receive: [url("a"), url("b")] } });
    const run = newProcess();
    const change = await changing(run, all, [url("c"), url("b")]);
    await Promise.all([createHook(run, RECEIVE("a")), change()]);
    expect(places()).to.have.members(["a", "b", "c"]);
  });

  for (const ms of [0, 100]) {
    it(`a line that is there already can add what a hook leaves, ${ms} ms later`, async () => {
      const before = newProcess();
      const all = await createLine(before, { hooks: { receive: url("z") } });
      const one = await createHook(before, RECEIVE("a"));
      calls();
      const run = newProcess();
      const change = await changing(run, all, [url("z"), url("a")]);
      const move = await moving(run, one, "b");
      await Promise.all([change(), sleep(ms).then(move)]);
      expect(installed()).to.include(`${one.id} b`);
      expect(places()).to.have.members(["z", "a", "b"]);
      expect(calls().sort()).to.deep.equal(["webhook/add", "webhook/list", "webhook/update"]);
    });
  }

  it("two lines can each add what the other moves away", async () => {
    const before = newProcess();
    const one = await createLine(before, { hooks: { receive: url("a") } });
    const two = await createLine(before, { hooks: { receive: url("b") } });
    const run = newProcess();
    const ready = [
      await changing(run, one, [url("c"), url("b")]),
      await changing(run, two, [url("d"), url("a")]),
    ];
    await Promise.all(ready.map((update) => update()));
    expect(places()).to.have.members(["a", "b", "c", "d"]);
  });
});
