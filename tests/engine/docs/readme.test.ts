import { expect } from "chai";
import { playPage } from "./play";
import { drift, installed } from "./scenes";

playPage("README.md", {
  first: {
    replace: {
      "ZIPWHIP_SESSION=…": ({ line }) => `ZIPWHIP_SESSION=${line.session}`,
      "http://127.0.0.1:7357": ({ emulator }) => emulator.url,
    },
    hands: { drift },
    after: (stage) => {
      expect(installed(stage).map(({ url }) => url)).to.deep.equal(["https://laptop.example.net/debugging"]);
      expect(stage.emulator.faults()).to.have.length(1);
    },
  },
});
