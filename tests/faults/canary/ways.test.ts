import { randomBytes } from "node:crypto";
import { expect } from "chai";
import { tearDown } from "../../engine/support/bed";
import { Stage } from "./stage";

const SILENT = ["--yes", "--skip-preview"];

/** The ways in which a session can be given. */
const WAYS: Record<string, (stage: Stage, session: string) => Promise<{ args: string }>> = {
  "the environment": async (stage, session) => {
    stage.setEnv({ ZIPWHIP_SESSION: session });
    return { args: "" };
  },
  "the stack's config": async (stage, session) => {
    await stage.bed.stack.ok("config", "set", "--secret", "zipwhip:session", session);
    return { args: "" };
  },
  "the hook itself": async (stage, session) => {
    stage.setEnv({ SALES_SESSION: session });
    return { args: ", session: process.env.SALES_SESSION" };
  },
};

describe("canaries: through the engine", function () {
  this.timeout(300_000);
  afterEach(tearDown);

  for (const [way, give] of Object.entries(WAYS)) {
    it(`a session given by ${way}, and a url marked secret, come out nowhere in the life of a hook`, async () => {
      const stage = await Stage.open();
      const { emulator, line, stack } = stage.bed;
      const token = randomBytes(12).toString("hex");
      const other = randomBytes(12).toString("hex");
      stage.release("session", line.session);
      stage.release("token", token);
      stage.release("token of a drift", other);
      const { args } = await give(stage, line.session);
      const program = (event: string, path: string) =>
        stack.program(
          `const hook = new zipwhip.ZipwhipWebhook("hook", {
            event: "${event}", url: pulumi.secret("https://hooks.example.com/${token}/${path}")${args} });
          module.exports = { hook, list: [hook], all: pulumi.output(hook), url: hook.url, session: hook.session };`,
        );

      program("receive", "one");
      await stage.ok("up", ...SILENT);
      program("receive", "two");
      await stage.ok("up", "--yes", "--diff");
      const [hook] = emulator.hooks(line.deviceId);
      emulator.edit(hook?.webhookId ?? "", { url: `https://hooks.example.com/${other}` });
      await stage.ok("refresh", "--yes", "--diff");
      program("send", "three");
      await stage.ok("up", ...SILENT, "--json");
      for (const command of ["output", "output --json", "export", "history --json"]) {
        expect((await stage.ok("stack", ...command.split(" "))).text).not.to.equal("");
      }
      stage.look(
        "the emulator's log",
        JSON.stringify(emulator.requests().map(({ parameters: { url, ...rest } }) => rest)),
      );
      await stage.ok("destroy", ...SILENT, "--json");

      expect(emulator.hooks(line.deviceId)).to.deep.equal([]);
      const files = stage.files().map((file) => file.slice(stack.folder.length));
      for (const part of ["history", "backups", "dev.json.bak", "home/logs"])
        expect(files.join()).to.contain(part);
      expect(stage.findings()).to.deep.equal([]);
    });
  }
});
