import { expect } from "chai";
import { receiver } from "../../engine/support/bed";
import { locksOn, newSite, settings, start, tearDown } from "./site";
import type { Stop } from "./turnstile";

const UP = ["up", "--yes", "--skip-preview"];

const program = (hooks: Record<string, string>) =>
  `new zipwhip.ZipwhipLine("line", { hooks: ${JSON.stringify(hooks)} });`;

describe("a line whose run is ended with requests under way", function () {
  this.timeout(300_000);
  afterEach(tearDown);

  it("keeps its hooks; the next up names those that it cannot know, and adopts them", async () => {
    const site = await newSite();
    const { emulator, line, stack, turnstile } = site;
    const installed = () =>
      Object.fromEntries(
        emulator.hooks(line.deviceId).map(({ event, url }) => [event, url.split("/").pop()]),
      );
    const idOf = (event: string) =>
      emulator.hooks(line.deviceId).find((hook) => hook.event === event)?.webhookId ?? "";

    async function endMidway(hooks: Record<string, string>, stops: Omit<Stop, "line">[]): Promise<void> {
      const stopped = stops.map((stop) => turnstile.stop({ ...stop, line: line.deviceId }));
      stack.program(program(hooks));
      const run = await start(stack, ...UP);
      await Promise.all(stopped.map(({ reached }) => reached));
      process.kill(run.pid, "SIGINT");
      await run.hasSaid("^C received; cancelling");
      process.kill(run.pid, "SIGINT");
      expect((await run.done).exitCode).to.equal(8);
      expect(locksOn(stack)).to.equal(0);
    }
    async function namedThenAdopted(id: string): Promise<void> {
      emulator.clearRequests();
      expect((await stack.fails(...UP)).text).to.contain(
        `is installed on the line already: ${id}. Nothing was added`,
      );
      expect(emulator.requests().map(({ path }) => path)).to.deep.equal(["/webhook/list"]);
      stack.setEnv(settings(site, { ZIPWHIP_ADOPT: "true" }));
      await stack.up();
      stack.setEnv(settings(site));
      await stack.up("--refresh", "--expect-no-changes");
      expect(emulator.hooks(line.deviceId)).to.have.length(2);
    }

    const old = { receive: receiver("old"), send: receiver("old") };
    await endMidway(old, [
      { call: "webhook/add", url: receiver("old"), when: "before" },
      { call: "webhook/add", url: receiver("old"), when: "after" },
    ]);
    const [first, ...others] = emulator.hooks(line.deviceId);
    expect(others).to.deep.equal([]);
    await namedThenAdopted(first?.webhookId ?? "");
    expect(installed()).to.deep.equal({ receive: "old", send: "old" });

    const receive = idOf("receive");
    await endMidway({ receive: receiver("new"), progress: receiver("new") }, [
      { call: "webhook/update", when: "after" },
      { call: "webhook/add", when: "after" },
    ]);
    expect(installed()).to.deep.equal({ receive: "new", send: "old", progress: "new" });
    await namedThenAdopted(idOf("progress"));
    expect(installed()).to.deep.equal({ receive: "new", progress: "new" });
    expect(idOf("receive")).to.equal(receive);
  });
});
