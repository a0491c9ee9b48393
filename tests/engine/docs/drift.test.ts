import { expect } from "chai";
import { playPage } from "./play";
import { applied, drift, installed, RECEIVE, SEND, TWO_HOOKS } from "./scenes";

playPage("docs/drift.md", {
  drift: {
    before: applied(TWO_HOOKS),
    hands: { drift },
    after: (stage) => expect(installed(stage).map(({ url }) => url)).to.have.members([RECEIVE, SEND]),
  },
});
