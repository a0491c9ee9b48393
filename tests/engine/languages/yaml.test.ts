import { PLUGINS } from "../support/front";
import { liveThrough } from "./life";
import { runPages } from "./pages";

describe("the example in YAML", function () {
  this.timeout(300_000);

  it("installs hooks, sees drift, puts it right, and removes them", () => liveThrough("yaml"));

  it("runs as the pages have it", () =>
    runPages("yaml", "yaml", (text) => {
      const whole = /^name: /.test(text) ? text : `name: hooks\nruntime: yaml\n${PLUGINS}${text}`;
      return { "Pulumi.yaml": whole.replace(/^name: .*/, "name: engine-test") };
    }));
});
