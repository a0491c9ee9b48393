import { expect } from "chai";
import { ZipwhipClient } from "../../../zipwhip";
import { declare, receiver } from "../../engine/support/bed";
import { newSite, start, tearDown } from "./site";

// The API has no key that makes an add safe to repeat: this is the limit.
describe("an add of a killed run that takes effect after the next run has looked", function () {
  this.timeout(300_000);
  afterEach(tearDown);

  it("is a twin; a refresh names it, and without it all is well", async () => {
    const { emulator, line, stack, turnstile } = await newSite();
    const add = turnstile.stop({ call: "webhook/add", line: line.deviceId, when: "before" });
    stack.program(declare("hook", { event: "receive", url: receiver("receive") }));
    const run = await start(stack, "up", "--yes", "--skip-preview");
    await add.reached;
    process.kill(run.pid, "SIGKILL");
    await run.done;
    await stack.ok("cancel", "--yes");
    await stack.up();
    const [known] = stack.hooksInState();
    add.release();
    while (emulator.hooks(line.deviceId).length < 2) await new Promise(setImmediate);

    const twin = emulator.hooks(line.deviceId).find(({ webhookId }) => webhookId !== known?.id)?.webhookId;
    const told = await stack.ok("refresh", "--yes", "--skip-preview");
    expect(told.text).to.contain(`hook ${known?.id} has an identical twin`);
    expect(told.text).to.contain(`if nobody needs it, delete ${twin}`);
    await new ZipwhipClient({ apiUrl: emulator.url, session: line.session }).delete(twin ?? "");
    expect((await stack.up("--refresh", "--expect-no-changes")).text).to.not.contain("twin");
    expect(emulator.hooks(line.deviceId).map(({ webhookId }) => webhookId)).to.deep.equal([known?.id]);
  });
});
