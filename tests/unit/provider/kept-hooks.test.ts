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

  it("are held by one resource as one thing: another that declares something else cannot have it too", () => {
    const kept = new KeptHooks();
    expect(kept.hold("1", "receive x")).to.equal(true);
    expect(kept.hold("1", "receive x"), "the engine can diff twice").to.equal(true);
    expect([kept.isHeld("1"), kept.isHeld("2")]).to.deep.equal([true, false]);
    expect(kept.has("1"), "alone, it goes with its resource").to.equal(false);
    expect(kept.hold("1", "receive y")).to.equal(false);
    expect(kept.has("1"), "of two, it stays with the other").to.equal(true);
  });

  it("cannot be held by another than the one that has adopted it", () => {
    const kept = new KeptHooks();
    kept.noteAdopted("1");
    expect(kept.hold("1", "receive x")).to.equal(false);
    expect(kept.has("1")).to.equal(true);
  });

  it("are told apart from those diffed for display", () => {
    const kept = new KeptHooks();
    kept.noteRead("1");
    expect([kept.noteDiff("1", true), kept.noteDiff("1", true)]).to.deep.equal([false, true]);
  });

  it("are lost to a resource once another has adopted them, but not by a diff for display", () => {
    const kept = new KeptHooks();
    const wanted = { adopts: false, identity: "receive x" };
    kept.noteRead("1");
    kept.noteAdopted("1");
    expect(kept.diffed("1", wanted), "for display").to.equal(true);
    expect(kept.diffed("1", wanted)).to.equal(false);
    expect(kept.diffed("1", undefined), "it does not want it").to.equal(true);
    expect(kept.diffed("1", { ...wanted, identity: undefined }), "not known yet").to.equal(true);
  });

  it("are kept by a resource that adopts, and held by any that wants them", () => {
    const kept = new KeptHooks();
    expect(kept.diffed("1", { adopts: true, identity: "receive x" })).to.equal(true);
    expect(kept.diffed("2", { adopts: false, identity: "receive y" })).to.equal(true);
    expect([kept.has("1"), kept.has("2")]).to.deep.equal([true, false]);
    expect([kept.isHeld("1"), kept.isHeld("2")]).to.deep.equal([true, true]);
  });
});
