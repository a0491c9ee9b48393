import { expect } from "chai";
import { lineOf } from "../../../zipwhip/session";
import { SECRET, SESSION } from "../../support/secrets";

describe("session: lineOf", () => {
  const rows: [session: string, line: string | undefined][] = [
    [SESSION, "299538202"],
    ["anything:7", "7"],
    ["a:b:12", "12"],
    [`${SECRET}:99999999999999999999`, "99999999999999999999"],
    [SECRET, undefined],
    [`${SECRET}:`, undefined],
    [`${SECRET}:12a`, undefined],
    [`${SECRET}:-5`, undefined],
    [`${SECRET}:12\n`, undefined],
    ["299538202", undefined],
    ["", undefined],
  ];
  for (const [session, line] of rows) {
    it(`of ${JSON.stringify(session)} is ${line ?? "not told"}`, () => {
      expect(lineOf(session)).to.equal(line);
    });
  }
});
