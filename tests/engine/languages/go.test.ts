import { readFileSync } from "node:fs";
import { devNull } from "node:os";
import { join } from "node:path";
import execa from "execa";
import { sdkFolder } from "../../../tools/sdks/generate";
import { exampleFolder, liveThrough } from "./life";
import { need } from "./need";
import { runPages } from "./pages";

/** A fragment as a program. */
function programOf(text: string): string {
  if (text.startsWith("package ")) return text;
  const example = readFileSync(join(exampleFolder("go"), "main.go"), "utf8");
  const imports = example.slice(0, example.indexOf(")\n") + 2);
  return `${imports}
func main() {
	pulumi.Run(func(ctx *pulumi.Context) error {
		${text}
		ctx.Export("id", received.ID())
		return err
	})
}
`;
}

describe("the example in Go", function () {
  // The first compilation takes its time; the engine would not show what it waits for.
  this.timeout(900_000);
  before(async function () {
    await need(this, "go", "version");
    await execa("go", ["build", "-o", devNull, "."], { cwd: exampleFolder("go") });
  });

  it("installs hooks, sees drift, puts it right, and removes them", () => liveThrough("go"));

  it("runs as the pages have it", () => {
    const files = (name: string) => readFileSync(join(exampleFolder("go"), name), "utf8");
    return runPages("go", "go", (text) => ({
      "main.go": programOf(text),
      "go.mod": files("go.mod").replace("../../../sdks/go", sdkFolder("go")),
      "go.sum": files("go.sum"),
    }));
  });
});
