import { mkdirSync } from "node:fs";
import { join } from "node:path";
import { expect } from "chai";
import { playPage } from "./play";
import { sent, TWO_HOOKS } from "./scenes";

playPage("docs/policy.md", {
  whole: {
    before: (stage) => stage.begin(TWO_HOOKS),
    after: (stage) => {
      expect(stage.output.match(/ zipwhip@v/g)).to.have.length(2);
      expect(stage.output).to.contain("[advisory]  zipwhip-lines-exclusive");
      expect(sent(stage)).to.deep.equal({});
    },
  },
  single: {
    before: async (stage) => {
      await stage.begin(TWO_HOOKS);
      mkdirSync(join(stage.project, "pack"));
      stage.write("pack/PulumiPolicy.yaml", "runtime: nodejs\n");
      stage.write("pack/package.json", '{ "name": "our-team", "version": "1.0.0", "main": "index.ts" }');
      // The language host of 3.192, which the engine is built with here, leaves the pack in the project's folder.
      stage.write(
        "package.json",
        '{ "name": "hooks", "version": "1.0.0", "private": true, "main": "index.ts" }',
      );
    },
    after: (stage) => expect(stage.output).to.contain("✅ our-team@v1.0.0"),
  },
});
