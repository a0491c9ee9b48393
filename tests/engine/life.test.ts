import { expect } from "chai";
import { counts, declare, newBed, receiver, tearDown } from "./support/bed";

const THREE =
  declare("received", { event: "receive", url: receiver("receive") }) +
  declare("sent", { event: "send", url: receiver("send") }) +
  declare("progress", { event: "progress", url: receiver("progress") });

describe("the life of a hook", () => {
  afterEach(tearDown);

  it("is created, stays without a request while nothing changes, and is destroyed", async () => {
    const { emulator, line, stack } = await newBed();
    stack.host = "node";
    stack.program(THREE);

    await stack.ok("preview");
    expect(counts(emulator), "preview").to.deep.equal({});

    await stack.up();
    expect(counts(emulator), "first up").to.deep.equal({ "webhook/list": 1, "webhook/add": 3 });
    const installed = emulator.hooks(line.deviceId);
    expect(
      installed.map(({ type, event, url, method }) => ({ type, event, url, method })),
    ).to.have.deep.members([
      { type: "message", event: "receive", url: receiver("receive"), method: "POST" },
      { type: "message", event: "send", url: receiver("send"), method: "POST" },
      { type: "message", event: "progress", url: receiver("progress"), method: "POST" },
    ]);
    const inState = stack.hooksInState();
    expect(inState.map(({ id }) => id)).to.have.members(installed.map(({ webhookId }) => webhookId));
    for (const { id, outputs } of inState) {
      expect(outputs).to.include({ webhookId: id, line: line.deviceId, type: "message", method: "POST" });
    }

    emulator.clearRequests();
    const second = await stack.ok("up", "--yes");
    expect(second.text).to.match(/4 unchanged/);
    expect(counts(emulator), "second up").to.deep.equal({});

    await stack.ok("refresh", "--yes", "--skip-preview");
    expect(counts(emulator), "refresh").to.deep.equal({ "webhook/list": 1 });

    emulator.clearRequests();
    await stack.ok("destroy", "--yes", "--skip-preview");
    expect(counts(emulator), "destroy").to.deep.equal({ "webhook/delete": 3 });
    expect(emulator.hooks(line.deviceId)).to.deep.equal([]);
    expect(stack.hooksInState()).to.deep.equal([]);
  });
});
