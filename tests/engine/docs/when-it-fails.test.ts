import { expect } from "chai";
import { playPage } from "./play";
import { applied, byHand, installed, ONE_HOOK, RECEIVE, sent, TWO_HOOKS } from "./scenes";

playPage("docs/account-guard.md", {
  gone: {
    before: async (stage) => {
      await applied(TWO_HOOKS)(stage);
      for (const { webhookId } of installed(stage)) stage.emulator.remove(webhookId);
    },
    after: (stage) => expect(installed(stage)).to.have.length(2),
  },
});

playPage("docs/interruption.md", {
  adopt: {
    before: async (stage) => {
      byHand(stage, "receive", RECEIVE);
      await stage.begin(ONE_HOOK);
    },
    after: (stage) => expect(sent(stage)).to.deep.equal({ "webhook/list": 1 }),
  },
  pending: { before: applied(ONE_HOOK) },
  disk: {
    before: async (stage) => {
      await applied(ONE_HOOK)(stage);
      await stage.shell(`export FOLDER="${stage.folder}/state"`);
    },
    replace: { "PROJECT/STACK": () => "hooks/dev" },
  },
  twin: {
    before: async (stage) => {
      byHand(stage, "receive", RECEIVE);
      await stage.begin("");
    },
    replace: { "708662698": (stage) => installed(stage)[0]?.webhookId ?? "" },
    after: (stage) => expect(installed(stage)).to.deep.equal([]),
  },
});
