import { expect } from "chai";
import { counts, newBed, receiver, tearDown } from "../support/bed";
import { declareLine, installed } from "./declare-line";

const HOOKS = {
  receive: receiver("receive"),
  progress: [{ url: receiver("p1"), method: "PUT" }, receiver("p2")],
  change: { url: receiver("optout") },
};

describe("a line as one resource", () => {
  afterEach(tearDown);

  it("is installed, kept, changed and removed with the requests that it takes", async () => {
    const { emulator, line, stack } = await newBed();
    stack.program(declareLine("support", { hooks: HOOKS }));
    await stack.ok("preview");
    expect(counts(emulator), "preview").to.deep.equal({});

    await stack.up();
    expect(counts(emulator), "first up").to.deep.equal({ "webhook/list": 1, "webhook/add": 4 });
    expect(installed(emulator, line)).to.deep.equal([
      `optout change ${receiver("optout")} POST`,
      `message progress ${receiver("p1")} PUT`,
      `message progress ${receiver("p2")} POST`,
      `message receive ${receiver("receive")} POST`,
    ]);
    emulator.clearRequests();

    expect((await stack.up()).text).to.match(/2 unchanged/);
    expect(counts(emulator), "second up").to.deep.equal({});
    await stack.ok("refresh", "--yes", "--skip-preview");
    expect(counts(emulator), "refresh").to.deep.equal({ "webhook/list": 1 });
    expect((await stack.up()).text).to.match(/2 unchanged/);
    emulator.clearRequests();

    const before = emulator.hooks(line.deviceId);
    stack.program(
      declareLine("support", {
        hooks: {
          receive: receiver("moved"),
          progress: [{ url: receiver("p1"), method: "POST" }],
          read: receiver("read"),
        },
      }),
    );
    const preview = await stack.ok("preview", "--diff");
    expect(preview.text).to.contain(`"${receiver("receive")}" => "${receiver("moved")}"`);
    await stack.up();
    expect(counts(emulator), "up with changes").to.deep.equal({
      "webhook/list": 1,
      "webhook/update": 2,
      "webhook/add": 1,
      "webhook/delete": 2,
    });
    const order = emulator.requests().map(({ path }) => path);
    expect(order.lastIndexOf("/webhook/add")).to.be.below(order.indexOf("/webhook/delete"));
    expect(installed(emulator, line)).to.deep.equal([
      `message progress ${receiver("p1")} POST`,
      `message read ${receiver("read")} POST`,
      `message receive ${receiver("moved")} POST`,
    ]);
    const idOf = (event: string) =>
      emulator.hooks(line.deviceId).find((hook) => hook.event === event)?.webhookId;
    expect(idOf("receive")).to.equal(before.find(({ event }) => event === "receive")?.webhookId);
    emulator.clearRequests();

    await stack.ok("destroy", "--yes", "--skip-preview");
    expect(counts(emulator), "destroy").to.deep.equal({ "webhook/delete": 3 });
    expect(emulator.hooks(line.deviceId)).to.deep.equal([]);
  });
});
