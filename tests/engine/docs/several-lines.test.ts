import { expect } from "chai";
import { playPage } from "./play";
import type { Stage } from "./stage";

const given = (name: string, session: (stage: Stage) => string) => ({
  [`pulumi config set --secret ${name}`]: (stage: Stage) =>
    `echo '${session(stage)}' | pulumi config set --secret ${name}`,
});

playPage("docs/several-lines.md", {
  two: {
    before: (stage) => stage.begin("", ""),
    replace: {
      ...given("supportSession", ({ line }) => line.session),
      ...given("salesSession", ({ emulator }) => emulator.createLine().session),
    },
    after: ({ emulator }) =>
      expect(emulator.lines().map(({ deviceId }) => emulator.hooks(deviceId).length)).to.deep.equal([2, 2]),
  },
});
