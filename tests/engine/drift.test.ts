import { expect } from "chai";
import { counts, declare, newBed, receiver, tearDown } from "./support/bed";

const TWO =
  declare("received", { event: "receive", url: receiver("receive") }) +
  declare("sent", { event: "send", url: receiver("send") });

describe("drift", () => {
  afterEach(tearDown);

  it("edited and deleted by hand is shown by a preview with refresh, and put right by up with refresh", async () => {
    const { emulator, line, stack } = await newBed();
    stack.program(TWO);
    await stack.up();
    // The engine creates them at the same time, in either order.
    const find = (event: string) => emulator.hooks(line.deviceId).find((hook) => hook.event === event);
    const [received, sent] = [find("receive"), find("send")];
    if (received === undefined || sent === undefined) throw new Error("two hooks expected");
    emulator.edit(received.webhookId, { url: receiver("elsewhere"), method: "PUT" });
    emulator.remove(sent.webhookId);
    emulator.clearRequests();

    const preview = await stack.ok("preview", "--refresh", "--diff");
    expect(preview.text).to.contain(`"${receiver("elsewhere")}" => "${receiver("receive")}"`);
    expect(preview.text).to.match(/method\s*: "PUT" => "POST"/);
    expect(preview.text)
      .to.match(/1 to create/)
      .and.to.match(/1 to update/);
    expect(counts(emulator), "preview --refresh").to.deep.equal({ "webhook/list": 1 });
    emulator.clearRequests();

    await stack.up("--refresh");
    expect(counts(emulator), "up --refresh").to.deep.equal({
      "webhook/list": 1,
      "webhook/update": 1,
      "webhook/add": 1,
    });
    expect(emulator.hooks(line.deviceId)).to.have.length(2);
    expect(find("receive")).to.deep.equal(received);
    expect(find("send")).to.include({ url: receiver("send"), method: "POST" });

    emulator.clearRequests();
    expect((await stack.up()).text).to.match(/3 unchanged/);
    expect(counts(emulator), "nothing is left").to.deep.equal({});
  });

  it("that nobody refreshed is told when a change meets it, and a refresh heals it", async () => {
    const { emulator, line, stack } = await newBed();
    stack.program(declare("hook", { event: "receive", url: receiver("one") }));
    await stack.up();
    const [hook] = emulator.hooks(line.deviceId);
    emulator.remove(hook?.webhookId ?? "");

    stack.program(declare("hook", { event: "receive", url: receiver("two") }));
    const run = await stack.fails("up", "--yes", "--skip-preview");
    expect(run.text).to.contain(`hook ${hook?.webhookId} is not installed on the line any more`);
    expect(run.text).to.contain("pulumi up --refresh");
    await stack.up("--refresh");
    expect(emulator.hooks(line.deviceId).map(({ url }) => url)).to.deep.equal([receiver("two")]);
  });

  it("of a hook deleted by hand does not hinder a destroy", async () => {
    const { emulator, line, stack } = await newBed();
    stack.program(TWO);
    await stack.up();
    emulator.remove(emulator.hooks(line.deviceId)[0]?.webhookId ?? "");
    await stack.ok("destroy", "--yes", "--skip-preview");
    expect(emulator.hooks(line.deviceId)).to.deep.equal([]);
    expect(stack.hooksInState()).to.deep.equal([]);
  });

  it("another spelling of the same url in the service's list is none", async () => {
    const { emulator, line, stack } = await newBed();
    stack.program(declare("hook", { event: "receive", url: "https://hooks.example.com" }));
    await stack.up();
    emulator.edit(emulator.hooks(line.deviceId)[0]?.webhookId ?? "", {
      url: "https://HOOKS.example.com:443/",
    });
    emulator.clearRequests();
    expect((await stack.up("--refresh")).text).to.match(/2 unchanged/);
    expect(counts(emulator)).to.deep.equal({ "webhook/list": 1 });
  });
});
