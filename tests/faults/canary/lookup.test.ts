import { expect } from "chai";
import { tearDown } from "../../engine/support/bed";
import { Stage } from "./stage";

const TOKEN = "1f00c4b8a2d6e9375ab";

describe("canaries: a hook that is looked up", function () {
  this.timeout(300_000);
  afterEach(tearDown);

  it("keeps its url secret where the program says so, through refresh and a changed url", async () => {
    const stage = await Stage.open();
    const { emulator, line, stack } = stage.bed;
    stage.release("session", line.session);
    stage.release("token", TOKEN);
    stage.setEnv({ OWN: line.session });
    const url = (path: string) => `https://hooks.example.com/${TOKEN}/${path}`;
    const { webhookId } = emulator.install(line.deviceId, { event: "receive", url: url("one") });
    stack.program(`
      const theirs = zipwhip.ZipwhipWebhook.get("theirs", "${webhookId}", { session: process.env.OWN },
        { additionalSecretOutputs: ["url"] });
      module.exports = { theirs, url: theirs.url };`);
    await stage.ok("up", "--yes", "--diff");
    await stage.ok("refresh", "--yes", "--diff");
    emulator.edit(webhookId, { url: url("two") });
    await stage.ok("refresh", "--yes", "--skip-preview", "--json");
    await stage.ok("up", "--yes", "--skip-preview");
    await stage.ok("stack", "export");
    expect((await stack.ok("stack", "output", "--show-secrets", "url")).text).to.contain(url("two"));
    expect(stage.findings()).to.deep.equal([]);
  });
});
