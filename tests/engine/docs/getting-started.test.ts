import { expect } from "chai";
import { playPage } from "./play";
import { installed } from "./scenes";

playPage("docs/getting-started.md", {
  project: {
    input: ({ line }) => `${line.username}\n${line.password}\n`,
    after: (stage) => expect(installed(stage)).to.deep.equal([]),
  },
});
