import { ensureSdk } from "../../../tools/sdks/generate";
import { liveThrough } from "./life";

describe("the example in TypeScript, by the plugin's SDK", function () {
  this.timeout(300_000);
  before(() => ensureSdk("nodejs"));

  it("installs hooks, sees drift, puts it right, and removes them", () => liveThrough("typescript"));
});
