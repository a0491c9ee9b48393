import { expect } from "chai";
import { declare, receiver } from "../../engine/support/bed";
import { locksOn, newSite, pendingIn, settings, start, tearDown } from "./site";

const UP = ["up", "--yes", "--skip-preview"];
const URN = "urn:pulumi:dev::engine-test::pulumi-nodejs:dynamic/zipwhip:ZipwhipWebhook::one";

describe("a create that the engine notes as pending", function () {
  this.timeout(300_000);
  afterEach(tearDown);

  it("is not brought in by importing it, nor deleted by a destroy, which warns; an up names it, and adopts it", async () => {
    const site = await newSite();
    const { emulator, line, stack, turnstile } = site;
    const adds = ["one", "two"].map((url) =>
      turnstile.stop({ call: "webhook/add", line: line.deviceId, url: receiver(url), when: "after" }),
    );
    const program =
      declare("one", { event: "receive", url: receiver("one") }) +
      declare("two", { event: "send", url: receiver("two") });
    stack.program(program);
    const run = await start(stack, ...UP);
    await Promise.all(adds.map(({ reached }) => reached));
    process.kill(run.pid, "SIGKILL");
    await run.done;
    await stack.ok("cancel", "--yes");
    expect(locksOn(stack)).to.equal(0);
    const hooks = emulator.hooks(line.deviceId);
    const [one] = hooks.filter(({ event }) => event === "receive");

    const answer = [URN, one?.webhookId ?? ""].flatMap((word) => ["--import-pending-creates", word]);
    await stack.ok("refresh", "--yes", "--skip-preview", ...answer);
    expect(pendingIn(stack)).to.deep.equal(["creating two"]);
    expect(stack.hooksInState()).to.deep.equal([]);

    const destroyed = await stack.ok("destroy", "--yes", "--skip-preview");
    expect(destroyed.text).to.contain("::two, interrupted while creating");
    expect(emulator.hooks(line.deviceId)).to.deep.equal(hooks);

    const told = await stack.fails(...UP, "--continue-on-error");
    for (const { webhookId } of hooks) {
      expect(told.text).to.contain(`an identical hook is installed on the line already: ${webhookId}`);
    }
    stack.setEnv(settings(site, { ZIPWHIP_ADOPT: "true" }));
    await stack.up();
    await stack.ok("refresh", "--clear-pending-creates", "--yes", "--skip-preview");
    expect(pendingIn(stack)).to.deep.equal([]);
    await stack.ok("destroy", "--yes", "--skip-preview");
    expect(emulator.hooks(line.deviceId)).to.deep.equal([]);
  });
});
