import { expect } from "chai";
import { counts, declare, newBed, receiver, tearDown } from "./support/bed";

describe("a hook that exists already", () => {
  afterEach(tearDown);

  it("is refused with its id and the ways out, and nothing is added", async () => {
    const { emulator, line, stack } = await newBed();
    const stranger = emulator.install(line.deviceId, { event: "receive", url: receiver("receive") });
    stack.program(declare("hook", { event: "receive", url: receiver("receive") }));
    const run = await stack.fails("up", "--yes", "--skip-preview");
    expect(run.text).to.contain(stranger.webhookId);
    for (const wayOut of ["adopt: true", "pulumi import", "aliases", "deleteBeforeReplace"]) {
      expect(run.text).to.contain(wayOut);
    }
    expect(counts(emulator)).to.deep.equal({ "webhook/list": 1 });
    expect(emulator.hooks(line.deviceId)).to.deep.equal([stranger]);
    expect(stack.hooksInState()).to.deep.equal([]);
  });

  it("is adopted on request, its method corrected, nothing added", async () => {
    const { emulator, line, stack } = await newBed();
    const stranger = emulator.install(line.deviceId, {
      event: "receive",
      url: "https://HOOKS.example.com/receive",
      method: "PUT",
    });
    stack.program(declare("hook", { event: "receive", url: receiver("receive"), adopt: true }));
    await stack.up();
    expect(counts(emulator)).to.deep.equal({ "webhook/list": 1, "webhook/update": 1 });
    expect(emulator.hooks(line.deviceId)).to.deep.equal([{ ...stranger, method: "POST" }]);
    expect(stack.hooksInState().map(({ id }) => id)).to.deep.equal([stranger.webhookId]);
    emulator.clearRequests();
    expect((await stack.up("--refresh")).text).to.match(/2 unchanged/);
    expect(counts(emulator)).to.deep.equal({ "webhook/list": 1 });
  });

  it("is adopted where the settings say so", async () => {
    const { emulator, line, stack } = await newBed({ ZIPWHIP_ADOPT: "true" });
    const stranger = emulator.install(line.deviceId, { event: "receive", url: receiver("receive") });
    stack.program(declare("hook", { event: "receive", url: receiver("receive") }));
    await stack.up();
    expect(stack.hooksInState().map(({ id }) => id)).to.deep.equal([stranger.webhookId]);
  });

  it("twice is refused with both ids, also with adopt", async () => {
    const { emulator, line, stack } = await newBed();
    const twins = [1, 2].map(() => emulator.install(line.deviceId, { event: "send", url: receiver("send") }));
    stack.program(declare("hook", { event: "send", url: receiver("send"), adopt: true }));
    const run = await stack.fails("up", "--yes", "--skip-preview");
    for (const { webhookId } of twins) expect(run.text).to.contain(webhookId);
    expect(counts(emulator)).to.deep.equal({ "webhook/list": 1 });
  });

  it("of another event, type or url is left alone", async () => {
    const { emulator, line, stack } = await newBed();
    const others = [
      emulator.install(line.deviceId, { event: "send", url: receiver("receive") }),
      emulator.install(line.deviceId, { event: "receive", url: receiver("receive/") }),
      emulator.install(line.deviceId, { type: "optout", event: "change", url: receiver("receive") }),
    ];
    stack.program(declare("hook", { event: "receive", url: receiver("receive"), adopt: true }));
    await stack.up();
    expect(emulator.hooks(line.deviceId).slice(0, 3)).to.deep.equal(others);
    expect(emulator.hooks(line.deviceId)).to.have.length(4);
    await stack.ok("destroy", "--yes", "--skip-preview");
    expect(emulator.hooks(line.deviceId)).to.deep.equal(others);
  });

  it("can be read without managing it; one that does not exist is an error", async () => {
    const { emulator, line, stack } = await newBed();
    const theirs = emulator.install(line.deviceId, { event: "read", url: receiver("read"), method: "PUT" });
    stack.program(`
      const theirs = zipwhip.ZipwhipWebhook.get("theirs", "${theirs.webhookId}");
      module.exports = { url: theirs.url, method: theirs.method, event: theirs.event, line: theirs.line };
    `);
    await stack.up();
    const outputs = JSON.parse((await stack.ok("stack", "output", "--json")).text);
    expect(outputs).to.deep.equal({ url: theirs.url, method: "PUT", event: "read", line: line.deviceId });
    expect(counts(emulator)).to.deep.equal({ "webhook/list": 1 });

    stack.program('zipwhip.ZipwhipWebhook.get("nobodys", "123456");');
    const run = await stack.fails("preview");
    expect(run.text).to.contain("no hook 123456 is installed");

    stack.program("");
    await stack.up();
    expect(emulator.hooks(line.deviceId), "a hook that was only read stays").to.deep.equal([theirs]);
  });
});
