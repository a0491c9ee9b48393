import { readFileSync } from "node:fs";
import { join } from "node:path";
import { expect } from "chai";
import { ensureSdk, sdkFolder } from "../../../tools/sdks/generate";
import { newBed, receiver, tearDown } from "../support/bed";
import { PLUGINS } from "../support/front";
import { exampleFolder, liveThrough } from "./life";
import { runPages } from "./pages";

/** Where the pages have the SDK: by the name under which it would be published. */
const PUBLISHED = '"@pulumi/zipwhip"';

describe("the example in TypeScript, by the plugin's SDK", function () {
  this.timeout(300_000);
  before(() => ensureSdk("nodejs"));

  it("installs hooks, sees drift, puts it right, and removes them", () => liveThrough("typescript"));

  it("has all that `get` reads", async () => {
    const { stack, emulator, line } = await newBed({}, "plugin");
    const { webhookId } = emulator.install(line.deviceId, { event: "receive", url: receiver("a") });
    stack.setEnv({ ZIPWHIP_API_URL: emulator.url, ZIPWHIP_SESSION: line.session });
    stack.host = "node";
    stack.write("Pulumi.yaml", `name: engine-test\nruntime: nodejs\n${PLUGINS}`);
    for (const name of ["package.json", "tsconfig.json"])
      stack.write(name, readFileSync(join(exampleFolder("typescript"), name), "utf8"));
    stack.write(
      "index.ts",
      `import * as zipwhip from ${JSON.stringify(sdkFolder("nodejs"))};
      const hook = zipwhip.Webhook.get("hook", "${webhookId}");
      const line = zipwhip.Line.get("line", "${line.deviceId}");
      export const read = [hook.url, hook.webhookId, line.hooks.apply((hooks) => hooks["receive"]?.[0]?.url)];`,
    );
    await stack.up();
    const { text } = await stack.ok("stack", "output", "read");
    expect(JSON.parse(text)).to.deep.equal([receiver("a"), webhookId, receiver("a")]);
    await tearDown();
  });

  it("runs as the pages have it", async () => {
    const files = (name: string) => readFileSync(join(exampleFolder("typescript"), name), "utf8");
    await runPages("typescript", "nodejs", (text) => {
      return {
        "index.ts": text.replace(PUBLISHED, JSON.stringify(sdkFolder("nodejs"))),
        "package.json": files("package.json"),
        "tsconfig.json": files("tsconfig.json"),
      };
    });
  });
});
