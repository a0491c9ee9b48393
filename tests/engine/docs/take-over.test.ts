import { expect } from "chai";
import { playPage } from "./play";
import { byHand, installed, RECEIVE, SEND, sent } from "./scenes";

playPage("docs/take-over.md", {
  list: {
    before: async (stage) => {
      byHand(stage, "receive", RECEIVE);
      await stage.begin("");
    },
    after: (stage) => expect(stage.output).to.contain("receive"),
  },
  command: {
    before: async (stage) => {
      for (let one = 0; one < 10; one++) byHand(stage, "receive", `${RECEIVE}/${one}`);
      await stage.begin("");
      await stage.shell("rm index.ts");
    },
    after: (stage) => {
      expect(stage.output).to.contain("11 unchanged");
      expect(sent(stage)).to.have.all.keys("webhook/list");
    },
  },
  adopt: {
    before: async (stage) => {
      byHand(stage, "receive", RECEIVE);
      byHand(stage, "send", SEND);
      await stage.begin("");
    },
    after: (stage) => expect(sent(stage)).to.have.all.keys("webhook/list"),
  },
  import: {
    before: async (stage) => {
      byHand(stage, "receive", RECEIVE);
      await stage.begin("");
    },
    replace: {
      "687557714": (stage) => installed(stage)[0]?.webhookId ?? "",
      "299538202": ({ line }) => line.deviceId,
    },
    after: (stage) => expect(sent(stage)).to.have.all.keys("webhook/list"),
  },
  line: {
    before: async (stage) => {
      byHand(stage, "receive", RECEIVE);
      byHand(stage, "send", SEND);
      byHand(stage, "read", `${RECEIVE}/old`);
      await stage.begin("");
    },
    after: (stage) => {
      expect(installed(stage).map(({ url }) => url)).to.have.members([RECEIVE, SEND]);
      expect(sent(stage)).to.have.all.keys("webhook/list", "webhook/delete");
    },
  },
});
