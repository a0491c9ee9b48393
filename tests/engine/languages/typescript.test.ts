import { readFileSync } from "node:fs";
import { join } from "node:path";
import { ensureSdk, sdkFolder } from "../../../tools/sdks/generate";
import { exampleFolder, liveThrough } from "./life";
import { runPages } from "./pages";

/** Where the pages have the SDK: by the name under which it would be published. */
const PUBLISHED = '"@pulumi/zipwhip"';

describe("the example in TypeScript, by the plugin's SDK", function () {
  this.timeout(300_000);
  before(() => ensureSdk("nodejs"));

  it("installs hooks, sees drift, puts it right, and removes them", () => liveThrough("typescript"));

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
