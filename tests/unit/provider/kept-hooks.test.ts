import { expect } from "chai";
import { KeptHooks } from "../../../provider/memory/kept-hooks";

describe("kept hooks", () => {
  it("are those that a diff lets stay", () => {
    const kept = new KeptHooks();
    kept.noteDiff("1", true);
    kept.noteDiff("2", false);
    expect([kept.has("1"), kept.has("2"), kept.has("3")]).to.deep.equal([true, false, false]);
  });

  it("are not those that a refresh only diffs for display", () => {
    const kept = new KeptHooks();
    kept.noteRead("1");
    kept.noteDiff("1", true);
    expect(kept.has("1")).to.equal(false);
  });

  it("are those that are diffed once more than they were read: two entries, one of which the program has", () => {
    const kept = new KeptHooks();
    kept.noteRead("1");
    kept.noteRead("1");
    kept.noteDiff("1", true);
    kept.noteDiff("1", true);
    expect(kept.has("1")).to.equal(false);
    kept.noteDiff("1", true);
    expect(kept.has("1")).to.equal(true);
  });
});
