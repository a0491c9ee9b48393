import { status } from "@grpc/grpc-js";
import { expect } from "chai";
import { pluginBed } from "../../support/plugin/bed";
import { LINE_URN, secret } from "../../support/plugin/values";

const URL = "https://hooks.example.com/receive";
const INPUTS = { event: "receive", url: URL, type: "message", method: "POST" };

describe("the plugin, over gRPC: the life of a hook", () => {
  const bed = pluginBed();

  it("is checked, created, read, changed and deleted", async () => {
    const { wire, line, emulator, calls } = bed();
    expect(await wire.check({ event: "receive", url: URL })).to.deep.equal({ inputs: INPUTS, failures: [] });

    const { id, outs } = await wire.create(INPUTS);
    expect(outs).to.deep.equal({ ...INPUTS, webhookId: id, line: line.deviceId });
    expect(await wire.read(id, outs, INPUTS)).to.deep.equal({ id, outs, inputs: INPUTS });

    const news = { ...INPUTS, method: "PUT" };
    expect((await wire.diff(id, outs, news)).changes).to.equal(true);
    const updated = await wire.update(id, outs, news);
    expect(updated).to.deep.equal({ ...outs, method: "PUT" });

    await wire.remove(id, updated);
    expect(await wire.read(id, updated, news)).to.equal(undefined);
    expect(emulator.hooks(line.deviceId)).to.deep.equal([]);
    expect(calls()).to.deep.equal(["webhook/list", "webhook/add", "webhook/update", "webhook/delete"]);
  });

  it("is read by its id alone, as an import asks, with the inputs that make it", async () => {
    const { wire, line, emulator } = bed();
    const { webhookId } = emulator.install(line.deviceId, { event: "send", url: URL, method: "PUT" });
    const found = await wire.read(webhookId);
    expect(found?.inputs).to.deep.equal({ event: "send", url: URL, type: "message", method: "PUT" });
    expect(found?.outs).to.include({ webhookId, line: line.deviceId });
  });

  it("that is asked for by an id that nobody has is an error, never an empty resource", async () => {
    const { wire } = bed();
    const error = await wire.read("4711").catch((reason: Error) => reason);
    expect(error).to.be.instanceOf(Error).with.property("message").that.contains("no hook 4711");
  });

  it("is not written where the inputs are not right or not known, whoever asks", async () => {
    const { wire, calls } = bed();
    const unknown = "04da6b54-80e4-46f7-96ec-b56ff0331ba9";
    for (const wrong of [
      {},
      { ...INPUTS, event: "boom" },
      { ...INPUTS, url: unknown },
      { ...INPUTS, url: 7 },
    ]) {
      const error = await wire.create(wrong).catch((reason: Error) => reason);
      expect(error).to.be.instanceOf(Error).with.property("message").that.contains("nothing was sent");
      await wire.update("7", INPUTS, wrong).then(
        () => expect.fail("the update was done"),
        () => undefined,
      );
    }
    expect(calls()).to.deep.equal([]);
  });

  it("that is there already is refused with what the user can do, and a code that leaves no doubt", async () => {
    const { wire, line, emulator } = bed();
    const { webhookId } = emulator.install(line.deviceId, { event: "receive", url: URL });
    const error = await wire.create(INPUTS).catch((reason: Error) => reason);
    expect(String(error)).to.contain(`already: ${webhookId}`).and.to.contain("adopt: true");
    expect(error).to.have.property("code", status.ALREADY_EXISTS);
  });

  it("that could be done only in part is kept: id, properties with wrapped secrets, and the reason", async () => {
    const { wire, line, emulator } = bed();
    const { webhookId } = emulator.install(line.deviceId, { event: "receive", url: URL, method: "PUT" });
    emulator.addFault({ endpoint: "webhook/update", kind: "refuse", response: `not for ${line.session}` });
    const inputs = { ...INPUTS, url: secret(URL), adopt: true, session: secret(line.session) };
    const error = await wire.create(inputs).catch((reason) => reason);
    expect(error.message).to.contain("its method is still PUT").and.to.contain("[session]");
    expect(error.kept.id).to.equal(webhookId);
    expect(error.kept.reasons).to.deep.equal([error.message]);
    expect(error.kept.properties).to.deep.equal({
      ...INPUTS,
      method: "PUT",
      url: secret(URL),
      webhookId,
      line: line.deviceId,
      session: secret(line.session),
      adopt: true,
    });
  });
});

describe("the plugin, over gRPC: the life of a line", () => {
  const bed = pluginBed();

  it("is checked, created, read, changed and deleted", async () => {
    const { wire, line, emulator } = bed();
    const { inputs, failures } = await wire.check({ hooks: { receive: [{ url: URL }] } }, LINE_URN);
    expect(failures).to.deep.equal([]);
    const urn = LINE_URN;
    const { id, outs } = await wire.create(inputs, { urn });
    expect(id).to.equal(line.deviceId);
    const { hooks } = outs as { hooks: Record<string, { webhookId: string }[]> };
    expect(hooks.receive?.[0]?.webhookId).to.equal(emulator.hooks(line.deviceId)[0]?.webhookId);
    expect((await wire.read(id, outs, inputs, urn))?.inputs).to.deep.equal(inputs);

    const news = {
      hooks: { receive: [{ url: `${URL}/2`, method: "POST" }], send: [{ url: URL, method: "POST" }] },
    };
    const { details } = await wire.diff(id, outs, news, urn);
    expect(details).to.deep.equal({ "hooks.receive[0].url": "UPDATE", "hooks.send": "ADD" });
    const updated = await wire.update(id, outs, news, { urn });
    expect(emulator.hooks(line.deviceId)).to.have.length(2);
    await wire.remove(id, updated, { urn });
    expect(emulator.hooks(line.deviceId)).to.deep.equal([]);
  });

  it("is read by its number with all that is installed, and never as another line", async () => {
    const { wire, line, emulator } = bed();
    emulator.install(line.deviceId, { event: "send", url: URL });
    const found = await wire.read(line.deviceId, {}, {}, LINE_URN);
    expect(found?.inputs).to.deep.equal({ hooks: { send: [{ url: URL, method: "POST" }] } });
    const other = await wire.read("4711", {}, {}, LINE_URN).catch((reason: Error) => reason);
    expect(String(other)).to.contain("4711").and.to.contain(line.deviceId);
  });
});
