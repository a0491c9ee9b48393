import { readFileSync } from "node:fs";
import { join } from "node:path";
import { expect } from "chai";
import { tearDown } from "../../engine/support/bed";
import { PLUGIN_SDK } from "../../engine/support/front";
import { search } from "./search";
import { Stage } from "./stage";

const TOKEN = "5ec7e78f0a9b7c6d5e4";
const DEBUGGING = ["--json", "--debug", "--event-log"];

/** As an SDK of the plugin makes one; each run changes the url. */
const PROGRAM = (first: string, run: number) => `${first}
const pulumi = require("@pulumi/pulumi");
let zipwhip;
${PLUGIN_SDK}
const url = pulumi.secret("https://hooks.example.com/${TOKEN}/${run}");
new zipwhip.ZipwhipWebhook("ambient", { event: "receive", url });
new zipwhip.ZipwhipWebhook("own", { event: "send", url, session: process.env.OWN_SESSION });
new zipwhip.ZipwhipLine("line", { hooks: { read: url }, session: process.env.LINE_SESSION });
const provider = new zipwhip.Provider("declared", { session: pulumi.secret(process.env.DECLARED_SESSION) });
new zipwhip.ZipwhipWebhook("there", { event: "send", url }, { provider });`;

describe("canaries: a Node.js program over the plugin", function () {
  this.timeout(300_000);
  afterEach(tearDown);

  for (const [what, first, told] of [
    ["tells in debugging outputs what docs/secrets.md says", "", ["declared", "secret url"]],
    ["that loads this package tells nothing", 'require("pulumi-zipwhip");', []],
  ] as const) {
    it(what, async () => {
      const stage = await Stage.open(() => ({}), "plugin");
      const { emulator, line, stack } = stage.bed;
      const [config, own, all, declared] = [1, 2, 3, 4].map(() => emulator.createLine().session) as [
        ...[string, string, string, string],
      ];
      stage.release("environment", line.session);
      stage.release("config", config);
      stage.release("own", own);
      stage.release("line's own", all);
      stage.release("declared", declared);
      stage.release("secret url", TOKEN);
      const env = { OWN_SESSION: own, LINE_SESSION: all, DECLARED_SESSION: declared };
      stage.setEnv({
        ...env,
        ZIPWHIP_SESSION: line.session,
        PULUMI_EXPERIMENTAL: "1",
        PULUMI_DEBUG_COMMANDS: "1",
      });
      await stack.ok("config", "set", "--secret", "zipwhip:session", config);
      stack.host = "node";
      const log = join(stack.folder, "events");
      const shown: Record<string, string[]> = {};
      for (const [run, option] of DEBUGGING.entries()) {
        stack.write("index.js", PROGRAM(first, run));
        const args = option === "--event-log" ? [option, log] : [option];
        const { text } = await stack.ok("up", "--yes", "--skip-preview", ...args);
        const written = option === "--event-log" ? text + readFileSync(log, "utf8") : text;
        shown[option] = [...new Set(search(written, stage.canaries).map(({ canary }) => canary))].sort();
      }
      expect(shown).to.deep.equal(Object.fromEntries(DEBUGGING.map((option) => [option, told])));
      expect(emulator.hooks(line.deviceId)).to.have.length(1);
    });
  }
});
