import { expect } from "chai";
import { NoneListedError, TakenError } from "../../provider/errors";
import { bench, LIST, newBench, UPDATE, WANTED } from "../support/bench";

const OTHER = { ...WANTED, url: "https://hooks.example.com/other" };

describe("a list that does not show a hook of the state", () => {
  const current = bench();
  const installed = (inputs = WANTED) => {
    const { emulator, line } = current();
    return { line: line.deviceId, ...emulator.install(line.deviceId, inputs) };
  };

  it("shows that it is gone, where it is the only hook", async () => {
    const { read, emulator, calls } = current();
    const hook = installed();
    emulator.remove(hook.webhookId);
    expect(await read(hook.webhookId, hook)).to.equal(undefined);
    expect(calls()).to.deep.equal([LIST]);
  });

  it("shows that it is gone, where another hook of the state is listed", async () => {
    const { read, emulator, clock } = current();
    const [gone, stays] = [installed(), installed(OTHER)];
    emulator.remove(gone.webhookId);
    const reads = [gone, stays].map((hook) => read(hook.webhookId, hook));
    expect((await Promise.all(reads)).map((state) => state?.webhookId)).to.deep.equal([
      undefined,
      stays.webhookId,
    ]);
    expect(clock.slept).to.deep.equal([]);
  });

  for (const strangers of [0, 1]) {
    it(`is not believed where it shows none of several, and ${strangers} of others`, async () => {
      const { read, refused, emulator, calls, line } = current();
      const hooks = [installed(), installed(OTHER)];
      for (const { webhookId } of hooks) emulator.remove(webhookId);
      if (strangers > 0) installed({ ...WANTED, event: "send" });
      const reads = hooks.map((hook) => refused(read(hook.webhookId, hook)));
      for (const error of await Promise.all(reads)) {
        expect(error).to.be.instanceOf(NoneListedError);
        for (const { webhookId } of hooks) expect(error.message).to.contain(webhookId);
        expect(error.message).to.contain(line.deviceId).and.to.contain("ZIPWHIP_ACCEPT_GONE=true");
      }
      expect(calls()).to.deep.equal([LIST]);
    });
  }

  it("is believed where the user says so", async () => {
    const { emulator, line } = current();
    const hooks = [installed(), installed(OTHER)];
    for (const { webhookId } of hooks) emulator.remove(webhookId);
    const { read } = newBench(emulator, line, { acceptGone: true });
    const states = await Promise.all(hooks.map((hook) => read(hook.webhookId, hook)));
    expect(states).to.deep.equal([undefined, undefined]);
  });

  it("says nothing of the hooks of other lines", async () => {
    const { read, emulator } = current();
    const elsewhere = emulator.createLine();
    const there = emulator.install(elsewhere.deviceId, WANTED);
    const here = installed();
    emulator.remove(there.webhookId);
    const states = await Promise.all([
      read(here.webhookId, here),
      read(there.webhookId, { ...there, line: elsewhere.deviceId, session: elsewhere.session }),
    ]);
    expect(states.map((state) => state?.webhookId)).to.deep.equal([here.webhookId, undefined]);
  });

  it("is not held against hooks that this process has deleted itself", async () => {
    const { read, remove, emulator } = current();
    const [ours, other] = [installed(), installed(OTHER)];
    await read(ours.webhookId, ours);
    await remove(ours.webhookId, ours);
    emulator.remove(other.webhookId);
    expect((await read(other.webhookId, other))?.webhookId).to.equal(other.webhookId);
    expect(await newBench(emulator, current().line).read(other.webhookId, other)).to.equal(undefined);
  });
});

describe("an identical twin", () => {
  const current = bench();
  const installed = (inputs = WANTED) => {
    const { emulator, line } = current();
    return { line: line.deviceId, ...emulator.install(line.deviceId, inputs) };
  };

  it("is told by a refresh, which changes nothing", async () => {
    const { read, told } = current();
    const [hook, twin] = [installed(), installed({ ...WANTED, method: "PUT" })];
    expect((await read(hook.webhookId, hook))?.webhookId).to.equal(hook.webhookId);
    expect(told).to.have.length(1);
    expect(told[0]).to.contain(`hook ${hook.webhookId} `).and.to.contain(`delete ${twin.webhookId}`);
  });

  it("is not seen in a hook of another event", async () => {
    const { read, told } = current();
    const hook = installed();
    installed({ ...WANTED, event: "send" });
    await read(hook.webhookId, hook);
    expect(told).to.deep.equal([]);
  });

  it("is not made by an update, where a refresh has shown what is installed", async () => {
    const { read, update, refused, calls } = current();
    const [hook, taken] = [installed(), installed(OTHER)];
    await read(hook.webhookId, hook);
    const error = await refused(update(hook.webhookId, hook, { url: OTHER.url }));
    expect(error).to.be.instanceOf(TakenError);
    expect(error.message).to.contain(taken.webhookId);
    expect(calls()).to.deep.equal([LIST]);
  });

  it("is not feared where two hooks of the state swap their urls", async () => {
    const { read, update, calls } = current();
    const [one, two] = [installed(), installed(OTHER)];
    for (const hook of [one, two]) await read(hook.webhookId, hook);
    await update(one.webhookId, one, { url: two.url });
    await update(two.webhookId, two, { url: one.url });
    expect(calls()).to.deep.equal([LIST, UPDATE, UPDATE]);
  });

  it("is not asked for by an up without refresh", async () => {
    const { update, calls } = current();
    const [hook] = [installed(), installed(OTHER)];
    await update(hook.webhookId, hook, { url: OTHER.url });
    expect(calls()).to.deep.equal([UPDATE]);
  });
});
