import { expect } from "chai";
import { LIST } from "../support/bench";
import { idsIn, url } from "../support/line-bench";
import { createHook, createLine, newProcess, twoFronts } from "../support/two-fronts";

const EVENTS = ["receive", "send", "read"] as const;
const HOOKS = Object.fromEntries(EVENTS.map((event) => [event, url(event)]));

describe("a hook that a resource holds", () => {
  const { emulator, line, calls, ids } = twoFronts();

  it("goes where its line adopts another instead of moving it", async () => {
    const { id, outs } = await createLine(newProcess(), { hooks: { receive: url("receive") } });
    const stranger = emulator().install(line().deviceId, { event: "receive", url: url("elsewhere") });
    const run = newProcess();
    const { inputs } = await run.line.check({}, { hooks: { receive: url("elsewhere") }, adopt: true });
    await run.line.diff(id, outs, inputs);
    const updated = await run.line.update(id, outs, inputs);
    expect(idsIn(updated.outs)).to.deep.equal([stranger.webhookId]);
    expect(ids()).to.deep.equal([stranger.webhookId]);
  });

  describe("a hook of a line that a hand has moved to where a single resource wants one", () => {
    const declared = { hooks: HOOKS };
    const wanted = { event: "send", url: url("elsewhere"), adopt: true };

    async function handMoved() {
      const whole = await createLine(newProcess(), declared);
      const [entry] = (whole.outs.hooks as Record<string, { webhookId: string }[]>).send ?? [];
      const id = entry?.webhookId ?? "";
      emulator().edit(id, { url: wanted.url });
      return { ...whole, moved: id };
    }

    const installed = () =>
      emulator()
        .hooks(line().deviceId)
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
      emulator().edit(hook.id, { url: url("elsewhere") });
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
      emulator().remove(ids()[0] ?? "");
      emulator().install(line().deviceId, { event: "receive", url: url("receive") });
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
