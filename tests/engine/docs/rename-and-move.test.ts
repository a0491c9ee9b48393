import { expect } from "chai";
import { playPage, type Story } from "./play";
import { applied, ONE_HOOK, sent } from "./scenes";

const addedOnce: Story = {
  before: applied(ONE_HOOK),
  after: (stage) => expect(sent(stage)).to.have.property("webhook/add", 1),
};

playPage("docs/rename-and-move.md", { rename: addedOnce, move: addedOnce, line: addedOnce });
