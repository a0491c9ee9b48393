import { expect } from "chai";
import { playPage } from "./play";
import { applied, newSession, ONE_HOOK, sent, TWO_HOOKS } from "./scenes";

const OWN = `import * as pulumi from "@pulumi/pulumi";
${ONE_HOOK.replace("event:", 'session: new pulumi.Config().requireSecret("supportSession"), event:')}`;

playPage("docs/rotate-a-session.md", {
  environment: {
    before: applied(TWO_HOOKS),
    replace: { "ZIPWHIP_SESSION=…": (stage) => `ZIPWHIP_SESSION=${newSession(stage)}` },
  },
  config: {
    before: async (stage) => {
      await stage.begin(TWO_HOOKS, "");
      await stage.shell("pulumi config set --secret zipwhip:session\npulumi up", stage.line.session);
      stage.emulator.clearRequests();
    },
    input: newSession,
    after: (stage) => expect(sent(stage)).to.deep.equal({}),
  },
  own: {
    before: async (stage) => {
      await stage.begin(OWN, "");
      await stage.shell("pulumi config set --secret supportSession\npulumi up", stage.line.session);
    },
    input: (stage, block) => (block.includes("config set") ? newSession(stage) : `${stage.line.session}\n`),
    after: ({ emulator, line }) => expect(() => emulator.logout(line.session)).to.throw("is not live"),
  },
});
