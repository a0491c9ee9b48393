import { ensureSdk } from "../../../tools/sdks/generate";
import { exampleFolder, liveThrough } from "./life";
import { need } from "./need";
import { runPages } from "./pages";
import { PYTHON, type Venv, venvFor } from "./venv";

describe("the example in Python", function () {
  this.timeout(600_000);
  let venv: Venv;

  before(async function () {
    await need(this, PYTHON, "--version");
    await ensureSdk("python");
    venv = await venvFor(exampleFolder("python"));
  });

  it("installs hooks, sees drift, puts it right, and removes them", () => liveThrough("python", venv.env));

  it("runs as the pages have it", () =>
    runPages("python", "python", (text) => ({ "__main__.py": text }), venv.env));
});
