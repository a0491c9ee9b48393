import { setTimeout as sleep } from "node:timers/promises";
import { expect } from "chai";
import { pluginBed } from "../../support/plugin/bed";
import { LINE_URN, WEBHOOK_URN } from "../../support/plugin/values";

const URL = "https://hooks.example.com/receive";
const INPUTS = { event: "receive", url: URL, type: "message", method: "POST" };

describe("the plugin, over gRPC: a run that is cancelled", () => {
  const bed = pluginBed();

  it("lets the write under way end, and starts none", async () => {
    const { wire, emulator, line, calls } = bed();
    emulator.addFault({ endpoint: "webhook/add", kind: "delay", ms: 300 });
    const running = wire.create(INPUTS);
    while (emulator.requests({ path: "/webhook/add" }).length === 0) await sleep(10);
    await wire.cancel();
    const late = await wire.create({ ...INPUTS, event: "send" }).catch(String);
    expect(late).to.contain("the run was cancelled, and nothing was sent");
    const { id } = await running;
    expect(emulator.hooks(line.deviceId).map(({ webhookId }) => webhookId)).to.deep.equal([id]);
    expect(await wire.remove(id, {}).catch(String)).to.contain("the run was cancelled");
    expect(await wire.update(id, INPUTS, { ...INPUTS, method: "PUT" }).catch(String)).to.contain("cancelled");
    expect(calls()).to.deep.equal(["webhook/list", "webhook/add"]);
  });

  it("does not send what waits for its turn, and keeps what a line has so far", async () => {
    const { restart, emulator, line } = bed();
    const wire = await restart({ ZIPWHIP_CONCURRENCY: "1" });
    emulator.addFault({ endpoint: "webhook/add", kind: "delay", ms: 300 });
    const { inputs } = await wire.check({ hooks: { receive: [URL], send: [URL], read: [URL] } }, LINE_URN);
    const running = wire.create(inputs, { urn: LINE_URN }).catch((error) => error);
    while (emulator.requests({ path: "/webhook/add" }).length === 0) await sleep(10);
    await wire.cancel();
    const error = await running;
    expect(error.message).to.contain("was not sent, because the run was cancelled");
    const installed = emulator.hooks(line.deviceId);
    expect(installed).to.have.length(1);
    expect(JSON.stringify(error.kept.properties)).to.contain(installed[0]?.webhookId);
  });

  it("looks all the same what became of a write whose answer was lost", async () => {
    const { restart, emulator, line } = bed();
    const wire = await restart({ ZIPWHIP_TIMEOUT_SECONDS: "0.5" });
    emulator.addFault({ endpoint: "webhook/add", kind: "hang", when: "after" });
    const running = wire.create(INPUTS);
    while (emulator.requests({ path: "/webhook/add" }).length === 0) await sleep(10);
    await wire.cancel();
    const { id } = await running;
    expect(emulator.hooks(line.deviceId).map(({ webhookId }) => webhookId)).to.deep.equal([id]);
  });

  it("says of a change whose answer was lost that it is open, not that nothing was sent", async () => {
    const { restart, emulator, line } = bed();
    const wire = await restart({ ZIPWHIP_TIMEOUT_SECONDS: "0.5" });
    const { id, outs } = await wire.create(INPUTS);
    emulator.addFault({ endpoint: "webhook/update", kind: "hang" });
    const running = wire.update(id, outs, { ...INPUTS, method: "PUT" }).catch(String);
    while (emulator.requests({ path: "/webhook/update" }).length === 0) await sleep(10);
    await wire.cancel();
    expect(await running)
      .to.contain(`the list shows hook ${id} as it was`)
      .and.not.to.contain("was not sent");
    expect(emulator.hooks(line.deviceId)[0]?.method).to.equal("POST");
  });

  it("is over with the next Configure, as where an engine attaches", async () => {
    const { wire } = bed();
    await wire.cancel();
    await wire.configure({});
    expect((await wire.create(INPUTS)).id).to.match(/^\d+$/);
  });
});

describe("the plugin, over gRPC: customTimeouts", () => {
  const bed = pluginBed();

  it("end the wait for a service that is silent, before anything is written", async () => {
    const { wire, emulator, calls } = bed();
    emulator.addFault({ endpoint: "webhook/list", kind: "hang" });
    const begin = performance.now();
    const error = await wire.create(INPUTS, { timeout: 1 }).catch(String);
    expect(performance.now() - begin).to.be.within(900, 2500);
    expect(error).to.contain("customTimeouts");
    expect(calls()).to.deep.equal(["webhook/list"]);
  });

  it("end a read, a change and a delete of a service that is silent", async () => {
    const { wire, emulator, line } = bed();
    const state = { ...INPUTS, webhookId: "7", line: line.deviceId };
    emulator.addFault({ endpoint: "*", kind: "hang", times: Number.POSITIVE_INFINITY });
    const verbs = {
      read: () => wire.read("7", state, INPUTS, WEBHOOK_URN, 1),
      change: () => wire.update("7", state, { ...INPUTS, method: "PUT" }, { timeout: 1 }),
      delete: () => wire.remove("7", state, { timeout: 1 }),
    };
    for (const [name, verb] of Object.entries(verbs)) {
      const begin = performance.now();
      expect(await verb().catch(String), name).to.match(/time-out|customTimeouts/);
      expect(performance.now() - begin, name).to.be.within(400, 2500);
    }
  });

  it("end the wait for another resource that is to make room", async () => {
    const { wire, emulator, line } = bed();
    const { id, outs } = await wire.create(INPUTS);
    emulator.addFault({ endpoint: "webhook/delete", kind: "delay", ms: 3000 });
    const leaving = wire.remove(id, outs);
    while (emulator.requests({ path: "/webhook/delete" }).length === 0) await sleep(10);
    const begin = performance.now();
    expect(await wire.create(INPUTS, { timeout: 1 }).catch(String)).to.contain("customTimeouts");
    expect(performance.now() - begin).to.be.within(900, 2500);
    await leaving;
    expect(emulator.hooks(line.deviceId)).to.deep.equal([]);
    expect((await wire.create(INPUTS)).id).not.to.equal(id);
  });

  it("leave half of the time for looking what became of a write", async () => {
    const { wire, emulator, line } = bed();
    emulator.addFault({ endpoint: "webhook/add", kind: "hang", when: "after" });
    const begin = performance.now();
    const { id } = await wire.create(INPUTS, { timeout: 2 });
    expect(performance.now() - begin).to.be.below(2000);
    expect(emulator.hooks(line.deviceId).map(({ webhookId }) => webhookId)).to.deep.equal([id]);
  });

  it("end a wait that the service asks for", async () => {
    const { wire, emulator } = bed();
    const busy = { endpoint: "webhook/delete", kind: "rate-limit", retryAfter: 60 } as const;
    emulator.addFault({ ...busy, times: Number.POSITIVE_INFINITY });
    const begin = performance.now();
    const error = await wire.remove("7", {}, { timeout: 2 }).catch(String);
    expect(performance.now() - begin).to.be.below(4000);
    expect(error).to.contain("429");
  });
});

describe("the plugin, over gRPC: messages", () => {
  const bed = pluginBed();

  it("go to the engine's log with the resource that they are about", async () => {
    const { wire, emulator, line, engine, printed } = bed();
    const one = emulator.install(line.deviceId, { event: "receive", url: URL });
    const twin = emulator.install(line.deviceId, { event: "receive", url: URL });
    const state = { ...INPUTS, webhookId: one.webhookId, line: line.deviceId };
    await wire.read(one.webhookId, state, INPUTS);
    const [warning, ...others] = engine.logged;
    expect(others).to.deep.equal([]);
    expect(warning).to.include({ severity: "WARNING", urn: WEBHOOK_URN });
    expect(warning?.message).to.contain("identical twin").and.to.contain(twin.webhookId);
    expect(printed).to.deep.equal([]);
  });

  it("of a review come with the check: of http, of GET, of two events on one url", async () => {
    const { wire, engine } = bed();
    const urn = (name: string) => `urn:pulumi:dev::tests::zipwhip:index:Webhook::${name}`;
    const clear = "http://hooks.example.com/a";
    await wire.check({ event: "receive", url: clear, method: "GET" }, urn("one"));
    // The engine checks twice what it replaces.
    const again = await wire.check({ event: "receive", url: clear, method: "GET" }, urn("one"));
    expect(again.failures).to.deep.equal([]);
    await wire.check({ event: "send", url: clear }, urn("two"));
    expect(engine.logged.map(({ urn: of, message }) => [of, message.slice(0, 20)])).to.deep.equal([
      [urn("one"), "url begins with http"],
      [urn("one"), "method GET: what the"],
      [urn("two"), "url begins with http"],
      [urn("two"), "url is also that of "],
    ]);
  });

  it("of a review refuse what is declared twice, on the second resource", async () => {
    const { wire } = bed();
    const urn = (name: string) => `urn:pulumi:dev::tests::zipwhip:index:Webhook::${name}`;
    expect((await wire.check(INPUTS, urn("one"))).failures).to.deep.equal([]);
    const { failures } = await wire.check(INPUTS, urn("two"));
    expect(failures.map(({ reason }) => reason).join()).to.contain(
      'declared twice: "one" declares the same hook',
    );
    const hooks = { receive: ["https://other.example"] };
    const line = await wire.check({ hooks, exclusive: true }, LINE_URN);
    expect(line.failures.map(({ reason }) => reason).join()).to.contain("is to be exclusive");
  });

  it("of ZIPWHIP_DEBUG are one for each request, without the session", async () => {
    const { restart, engine, line } = bed();
    const wire = await restart({ ZIPWHIP_DEBUG: "1" });
    await wire.create(INPUTS);
    expect(
      engine.logged.map(({ severity, message }) => `${severity} ${message.split(",")[0]}`),
    ).to.deep.equal(["INFO GET webhook/list: 200", "INFO POST webhook/add: 200"]);
    expect(JSON.stringify(engine.logged)).not.to.contain(line.session.split(":")[0]);
  });

  it("are not waited for where the engine is gone", async () => {
    const { wire, engine, printed } = bed();
    engine.close();
    const begin = performance.now();
    await wire.check({ event: "receive", url: "http://hooks.example.com/a" });
    expect(performance.now() - begin).to.be.below(2000);
    expect(printed.join()).to.contain("url begins with http");
  });
});
