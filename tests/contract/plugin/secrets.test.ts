import { ConfigureRequest } from "@pulumi/pulumi/proto/provider_pb";
import { expect } from "chai";
import { pluginBed } from "../../support/plugin/bed";
import { LINE_URN, secret, WEBHOOK_URN } from "../../support/plugin/values";

const URL = "https://hooks.example.com/receive?token=t0ken";
const INPUTS = { event: "receive", url: URL, type: "message", method: "POST" };

describe("the plugin, over gRPC: secrets", () => {
  const bed = pluginBed({ ZIPWHIP_SESSION: "" });

  it("are used unwrapped, and wrapped in every answer", async () => {
    const { wire, line, emulator, restart } = bed();
    const session = secret(line.session);
    const checked = await wire.check({ event: "receive", url: secret(URL), session });
    expect(checked.failures).to.deep.equal([]);
    expect(checked.inputs).to.deep.include({ url: secret(URL), session, event: "receive" });

    const foreseen = await wire.create(checked.inputs, { preview: true });
    expect(foreseen.outs).to.deep.include({ url: secret(URL), session, line: line.deviceId });

    const { id, outs } = await wire.create(checked.inputs);
    expect(emulator.hooks(line.deviceId)[0]?.url).to.equal(URL);
    expect(outs).to.deep.include({ url: secret(URL), session, webhookId: id });

    // Changed by hand, the url is another text, and a secret all the same.
    emulator.remove(id);
    const { webhookId } = emulator.install(line.deviceId, { event: "receive", url: `${URL}2` });
    const next = await restart();
    const read = await next.read(webhookId, { ...outs, webhookId }, checked.inputs);
    expect(read?.outs.url).to.deep.equal(secret(`${URL}2`));
    expect(read?.inputs).to.deep.include({ url: secret(`${URL}2`), session });

    const news = { ...checked.inputs, url: `${URL}3` };
    const updated = await next.update(webhookId, { ...outs, webhookId }, news);
    expect(updated).to.deep.include({ url: secret(`${URL}3`), session });
    await next.remove(webhookId, updated);
    expect(emulator.hooks(line.deviceId)).to.deep.equal([]);
  });

  it("leave a session out of every state, where the engine gives the inputs as well", async () => {
    const { wire, line, emulator, restart } = bed();
    await wire.configure({}, "", true);
    const inputs = { ...INPUTS, adopt: true, session: secret(line.session) };
    expect((await wire.create(inputs, { preview: true })).outs).not.to.have.property("session");
    const { id, outs } = await wire.create(inputs);
    expect(outs).to.deep.equal({ ...INPUTS, adopt: true, webhookId: id, line: line.deviceId });
    const read = await wire.read(id, outs, inputs);
    expect(read?.outs).to.deep.equal(outs);
    expect(read?.inputs).to.deep.equal(inputs);
    expect((await wire.diff(id, outs, inputs, WEBHOOK_URN, "diff", inputs)).changes).to.equal(false);
    const news = { ...inputs, url: `${URL}2` };
    const updated = await wire.update(id, outs, news, { oldInputs: inputs });
    expect(updated).to.deep.equal({ ...outs, url: `${URL}2` });
    await wire.remove(id, updated, { oldInputs: news });
    expect(emulator.hooks(line.deviceId)).to.deep.equal([]);

    emulator.install(line.deviceId, { event: "receive", url: URL, method: "PUT" });
    emulator.addFault({ endpoint: "webhook/update", kind: "refuse", response: null });
    // Another run, which does not know the line yet.
    const next = await restart();
    await next.configure({}, "", true);
    const { kept } = await next.create(inputs).catch((reason) => reason);
    expect(kept.properties).to.include({ method: "PUT" }).and.not.to.have.property("session");
  });

  it("keep a session in the state, where the engine gives the inputs to some verbs only", async () => {
    const { wire, line } = bed();
    const session = secret(line.session);
    for (const setter of ["setSendsOldInputs", "setSendsOldInputsToDelete"] as const) {
      const request = new ConfigureRequest();
      request[setter](true);
      await wire.call((done) => wire.client.configure(request, done));
      const { outs } = await wire.create({ ...INPUTS, session }, { preview: true });
      expect(outs.session, setter).to.deep.equal(session);
    }
  });

  it("hide a session that came in clear text", async () => {
    const { wire, line } = bed();
    const { inputs } = await wire.check({ ...INPUTS, session: line.session });
    expect(inputs.session).to.deep.equal(secret(line.session));
    const { outs } = await wire.create({ ...INPUTS, session: line.session });
    expect(outs.session).to.deep.equal(secret(line.session));
  });

  it("in a line stay hidden at any depth, whatever the order", async () => {
    const { wire, line } = bed();
    const [a, b] = [`${URL}a`, `${URL}b`];
    const session = secret(line.session);
    const news = { hooks: { receive: [{ url: secret(a) }, { url: secret(b) }], send: [a] }, session };
    const { inputs } = await wire.check(news, LINE_URN);
    const { id, outs } = await wire.create(inputs, { urn: LINE_URN });
    expect(JSON.stringify(outs).split("t0ken")).to.have.length(4);
    const turned = { hooks: { receive: [{ url: secret(b) }, { url: a }] }, session };
    const updated = await wire.update(id, outs, turned, { urn: LINE_URN });
    const { hooks } = updated as unknown as { hooks: { receive: { url: unknown }[] } };
    expect(hooks.receive.map(({ url }) => url)).to.deep.equal([secret(b), secret(a)]);
    const whole = await wire.check({ hooks: secret({ receive: a }), session }, LINE_URN);
    expect(whole.inputs.hooks).to.deep.equal(secret({ receive: [{ url: a, method: "POST" }] }));
  });

  it("are in no message, however the service quotes them", async () => {
    const { wire, line, emulator, engine } = bed();
    emulator.addFault({
      endpoint: "*",
      kind: "refuse",
      response: { code: -703, desc: `bad ${line.session} ${URL}` },
      times: Number.POSITIVE_INFINITY,
    });
    const inputs = { ...INPUTS, url: secret(URL), session: secret(line.session) };
    const olds = { ...inputs, webhookId: "7", line: line.deviceId };
    const all = await Promise.allSettled([
      wire.create(inputs),
      wire.read("7", olds, inputs),
      wire.update("7", olds, { ...inputs, method: "PUT" }),
      wire.remove("7", olds),
    ]);
    for (const verb of all) {
      const message: string = verb.status === "rejected" ? verb.reason.message : "";
      expect(message).to.contain("refused");
      expect(message).not.to.contain("t0ken").and.not.to.contain(line.session.split(":")[0]);
    }
    expect(JSON.stringify(engine.logged)).not.to.contain(line.session.split(":")[0]);
  });
});
