import { expect } from "chai";
import { counts, declare, newBed, receiver, tearDown } from "./support/bed";

const HOOK = declare("hook", { event: "receive", url: receiver("receive") });

describe("a failing service", () => {
  afterEach(tearDown);

  it("that adds a hook and loses the answer leaves exactly one, found by looking", async () => {
    const { emulator, line, stack } = await newBed();
    emulator.addFault({ endpoint: "webhook/add", when: "after", kind: "cut" });
    stack.program(HOOK);
    await stack.up();
    const hooks = emulator.hooks(line.deviceId);
    expect(hooks).to.have.length(1);
    expect(stack.hooksInState().map(({ id }) => id)).to.deep.equal([hooks[0]?.webhookId]);
    expect(counts(emulator)).to.deep.equal({ "webhook/list": 2, "webhook/add": 1 });
  });

  it("that loses the request is not asked twice in one run; the next up looks, and adds", async () => {
    const { emulator, line, stack } = await newBed();
    emulator.addFault({ endpoint: "webhook/add", when: "before", kind: "cut" });
    stack.program(HOOK);
    const run = await stack.fails("up", "--yes", "--skip-preview");
    expect(run.text).to.contain("the list does not show it so far. Run `pulumi up` again");
    expect(counts(emulator)).to.deep.equal({ "webhook/list": 4, "webhook/add": 1 });
    emulator.clearRequests();
    await stack.up();
    expect(emulator.hooks(line.deviceId)).to.have.length(1);
    expect(counts(emulator)).to.deep.equal({ "webhook/list": 1, "webhook/add": 1 });
  });

  it("that takes a hook over but not its method keeps it in the state, says why, and the next up finishes", async () => {
    const { emulator, line, stack } = await newBed();
    const stranger = emulator.install(line.deviceId, {
      event: "receive",
      url: receiver("receive"),
      method: "PUT",
    });
    emulator.addFault({
      endpoint: "webhook/update",
      kind: "refuse",
      response: { code: -855, desc: "internal" },
    });
    stack.program(declare("hook", { event: "receive", url: receiver("receive"), adopt: true }));
    const run = await stack.fails("up", "--yes", "--skip-preview");
    expect(run.text).to.contain(`hook ${stranger.webhookId} is installed and in the state`);
    const [kept] = stack.hooksInState();
    expect(kept?.id).to.equal(stranger.webhookId);
    expect(kept?.outputs?.method).to.equal("PUT");

    await stack.up();
    expect(emulator.hooks(line.deviceId)).to.deep.equal([{ ...stranger, method: "POST" }]);
    await stack.ok("destroy", "--yes", "--skip-preview");
    expect(emulator.hooks(line.deviceId)).to.deep.equal([]);
  });

  it("whose list is unreadable makes no hook look gone", async () => {
    const { emulator, line, stack } = await newBed();
    stack.program(HOOK);
    await stack.up();
    for (const kind of ["truncated", "empty", "html"] as const) {
      emulator.addFault({ endpoint: "webhook/list", kind, times: 20 });
      await stack.fails("refresh", "--yes", "--skip-preview");
      emulator.clearFaults();
      expect(stack.hooksInState(), kind).to.have.length(1);
    }
    await stack.ok("refresh", "--yes", "--skip-preview");
    expect(emulator.hooks(line.deviceId)).to.have.length(1);
  });

  it("with ids beyond 2^53 loses no digit of them", async () => {
    const { emulator, line, stack } = await newBed();
    emulator.choices.idSize = "64-bit";
    stack.program(HOOK);
    await stack.up();
    const [hook] = emulator.hooks(line.deviceId);
    expect(Number.isSafeInteger(Number(hook?.webhookId))).to.equal(false);
    expect(stack.hooksInState()[0]?.outputs?.webhookId).to.equal(hook?.webhookId);
    await stack.ok("refresh", "--yes", "--skip-preview");
    stack.program(declare("hook", { event: "receive", url: receiver("moved") }));
    await stack.up();
    expect(emulator.hooks(line.deviceId)).to.deep.equal([{ ...hook, url: receiver("moved") }]);
    await stack.ok("destroy", "--yes", "--skip-preview");
    expect(emulator.hooks(line.deviceId)).to.deep.equal([]);
  });
});
