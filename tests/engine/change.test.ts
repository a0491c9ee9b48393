import { expect } from "chai";
import { counts, declare, newBed, receiver, tearDown } from "./support/bed";

describe("a change in the program", () => {
  afterEach(tearDown);

  it("of url and method is made in place, the id stays, one update a hook", async () => {
    const { emulator, line, stack } = await newBed();
    stack.program(
      declare("received", { event: "receive", url: receiver("receive") }) +
        declare("sent", { event: "send", url: receiver("send") }) +
        declare("read", { event: "read", url: receiver("read") }),
    );
    await stack.up();
    const before = emulator.hooks(line.deviceId);
    emulator.clearRequests();

    stack.program(
      declare("received", { event: "receive", url: receiver("moved") }) +
        declare("sent", { event: "send", url: receiver("send"), method: "PUT" }) +
        declare("read", { event: "read", url: receiver("read") }),
    );
    await stack.up();
    expect(counts(emulator)).to.deep.equal({ "webhook/update": 2 });
    const after = emulator.hooks(line.deviceId);
    expect(after.map(({ webhookId }) => webhookId)).to.deep.equal(before.map(({ webhookId }) => webhookId));
    expect(after.find(({ event }) => event === "receive")).to.include({
      url: receiver("moved"),
      method: "POST",
    });
    expect(after.find(({ event }) => event === "send")).to.include({ url: receiver("send"), method: "PUT" });

    const sentParameters = emulator.requests().map(({ parameters }) => Object.keys(parameters).sort());
    expect(sentParameters, "only what changed").to.have.deep.members([
      ["session", "url", "webhookId"],
      ["method", "session", "webhookId"],
    ]);
  });

  it("to another spelling of the same url sends nothing", async () => {
    const { emulator, stack } = await newBed();
    stack.program(declare("received", { event: "receive", url: "https://hooks.example.com/a" }));
    await stack.up();
    emulator.clearRequests();
    stack.program(declare("received", { event: "receive", url: "https://HOOKS.example.com:443/a" }));
    const run = await stack.up();
    expect(run.text).to.match(/2 unchanged/);
    expect(counts(emulator)).to.deep.equal({});
  });

  it("of the event replaces the hook: the new one is added before the old one is deleted", async () => {
    const { emulator, line, stack } = await newBed();
    stack.program(declare("hook", { event: "receive", url: receiver("hook") }));
    await stack.up();
    const [old] = emulator.hooks(line.deviceId);
    emulator.clearRequests();

    stack.program(declare("hook", { event: "change", url: receiver("hook") }));
    const preview = await stack.ok("preview");
    expect(preview.text).to.match(/1 to replace/);
    expect(counts(emulator), "preview").to.deep.equal({});

    await stack.up();
    const calls = emulator.requests().map(({ path }) => path);
    expect(calls).to.deep.equal(["/webhook/list", "/webhook/add", "/webhook/delete"]);
    const hooks = emulator.hooks(line.deviceId);
    expect(hooks).to.have.length(1);
    expect(hooks[0]).to.include({ type: "optout", event: "change", url: receiver("hook") });
    expect(hooks[0]?.webhookId).not.to.equal(old?.webhookId);
    expect(stack.hooksInState().map(({ id }) => id)).to.deep.equal([hooks[0]?.webhookId]);
  });

  it("of adopt alone is no change", async () => {
    const { emulator, stack } = await newBed();
    stack.program(declare("hook", { event: "receive", url: receiver("hook") }));
    await stack.up();
    emulator.clearRequests();
    stack.program(declare("hook", { event: "receive", url: receiver("hook"), adopt: true }));
    expect((await stack.up()).text).to.match(/2 unchanged/);
    expect(counts(emulator)).to.deep.equal({});
  });

  it("that depends on another resource is an update with an unknown url in preview, sent by up", async () => {
    const { emulator, line, stack } = await newBed();
    const first = declare("first", { event: "receive", url: receiver("receive") });
    const second = `new zipwhip.ZipwhipWebhook("second", {
      event: "send",
      url: pulumi.interpolate\`https://hooks.example.com/after/\${first.webhookId}\`,
    });\n`;
    stack.program(first + second);
    const preview = await stack.ok("preview");
    expect(preview.text).to.match(/3 to create/);
    expect(counts(emulator), "preview").to.deep.equal({});

    await stack.up();
    const [received, sent] = emulator.hooks(line.deviceId);
    expect(sent?.url).to.equal(`https://hooks.example.com/after/${received?.webhookId}`);

    // The first is replaced, so the second's url is unknown until it is done.
    stack.program(declare("first", { event: "read", url: receiver("receive") }) + second);
    const again = await stack.ok("preview");
    expect(again.text)
      .to.match(/1 to update/)
      .and.to.match(/1 to replace/);
    await stack.up();
    const hooks = emulator.hooks(line.deviceId);
    const read = hooks.find(({ event }) => event === "read");
    expect(hooks.find(({ event }) => event === "send")).to.include({
      webhookId: sent?.webhookId,
      url: `https://hooks.example.com/after/${read?.webhookId}`,
    });
  });
});
