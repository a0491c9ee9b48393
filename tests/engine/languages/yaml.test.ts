import { liveThrough } from "./life";

describe("the example in YAML", function () {
  this.timeout(300_000);

  it("installs hooks, sees drift, puts it right, and removes them", () => liveThrough("yaml"));
});
