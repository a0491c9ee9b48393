import { devNull } from "node:os";
import execa from "execa";
import { exampleFolder, liveThrough } from "./life";
import { need } from "./need";

describe("the example in Go", function () {
  // The first compilation takes its time; the engine would not show what it waits for.
  this.timeout(900_000);
  before(async function () {
    await need(this, "go", "version");
    await execa("go", ["build", "-o", devNull, "."], { cwd: exampleFolder("go") });
  });

  it("installs hooks, sees drift, puts it right, and removes them", () => liveThrough("go"));
});
