import { expect } from "chai";
import { playPage } from "./play";
import { byHand, RECEIVE, SEND, sent } from "./scenes";

playPage("docs/cli.md", {
  import: {
    before: async (stage) => {
      byHand(stage, "receive", RECEIVE);
      byHand(stage, "send", SEND);
      await stage.begin("export {};\n");
    },
    replace: { '# add to index.ts:  import "./hooks";': () => "echo 'import \"./hooks\";' >> index.ts" },
    after: (stage) => {
      expect(stage.output).to.contain("3 unchanged");
      expect(sent(stage)).to.have.all.keys("webhook/list");
    },
  },
});
