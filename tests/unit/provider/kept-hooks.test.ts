import { expect } from "chai";
import { KeptHooks } from "../../../provider/memory/kept-hooks";

const X = { adopts: false, identity: "receive x" };
const Y = { adopts: false, identity: "receive y" };

describe("kept hooks", () => {
  it("are those that a diff lets stay", () => {
    const kept = new KeptHooks();
    expect([kept.diffed("1", X), kept.diffed("2", undefined)]).to.deep.equal([true, true]);
    expect([kept.has("1"), kept.has("2"), kept.has("3")]).to.deep.equal([true, false, false]);
    expect([kept.isHeld("1"), kept.isHeld("2"), kept.isHeld("3")]).to.deep.equal([true, false, false]);
  });

  it("are not those that a refresh only diffs for display", () => {
    const kept = new KeptHooks();
    kept.noteRead("1");
    kept.noteRead("1");
    kept.diffed("1", X);
    kept.diffed("1", X);
    expect(kept.has("1")).to.equal(false);
    kept.diffed("1", X);
    expect(kept.has("1"), "two entries, one of which the program has").to.equal(true);
  });

  it("are held by one resource as one thing: another that declares something else cannot have it too", () => {
    const kept = new KeptHooks();
    expect(kept.diffed("1", X)).to.equal(true);
    expect(kept.diffed("1", X), "the engine can diff twice").to.equal(true);
    expect(kept.diffed("1", Y)).to.equal(false);
    expect(kept.has("1"), "of two, it stays with the other").to.equal(true);
  });

  it("are lost to a resource once another has adopted them, but not by a diff for display", () => {
    const kept = new KeptHooks();
    kept.noteRead("1");
    kept.noteAdopted("1");
    expect(kept.diffed("1", X), "for display").to.equal(true);
    expect(kept.diffed("1", X)).to.equal(false);
    expect(kept.diffed("1", undefined), "it does not want it").to.equal(true);
    expect(kept.has("1")).to.equal(true);
  });

  it("go with the resource that holds them, where it is replaced against its diff", () => {
    const kept = new KeptHooks();
    kept.diffed("1", { ...X, owner: "a" });
    expect([kept.has("1", undefined, "a"), kept.has("1", undefined, "b")]).to.deep.equal([false, true]);
    kept.diffed("2", { ...X, adopts: true, owner: "a", changes: true });
    expect(kept.has("2", undefined, "a")).to.equal(false);
  });

  it("stay with one that adopts and was to stay as it is: the entry is what an interrupted adoption has left", () => {
    const kept = new KeptHooks();
    kept.diffed("1", { ...X, adopts: true, owner: "a" });
    expect(kept.has("1", undefined, "a")).to.equal(true);
    kept.diffed("2", { ...X, adopts: true, owner: "a", changes: true });
    kept.noteUpdating("2");
    expect(kept.has("2", undefined, "a"), "was updated, as the diff said").to.equal(true);
  });

  it("are of a line, where it is known", () => {
    const kept = new KeptHooks();
    kept.diffed("1", X, "111");
    expect([kept.has("1", "111"), kept.has("1", "222"), kept.has("1")]).to.deep.equal([true, false, true]);
  });
});
