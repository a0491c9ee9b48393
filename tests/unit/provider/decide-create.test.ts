import { expect } from "chai";
import { decideCreate, newTwins } from "../../../provider/decide-create";
import {
  DeclaredTwiceError,
  HeldError,
  SeveralIdenticalError,
  StrangerError,
} from "../../../provider/errors";
import { expectOneLine } from "../../support/expectations";

const WANTED = { type: "message", event: "receive", url: "https://hooks.example.com/a" };
const twin = (webhookId: string, method = "POST") => ({ ...WANTED, webhookId, method });
const OTHERS = [
  { ...twin("90"), event: "send" },
  { ...twin("91"), type: "optout" },
  { ...twin("92"), url: "https://hooks.example.com/A" },
];
const NOBODY = new Set<string>();

describe("decideCreate", () => {
  for (const adopt of [false, true]) {
    it(`adds where nothing identical is installed (adopt ${adopt})`, () => {
      expect(decideCreate(WANTED, [], adopt, NOBODY)).to.deep.equal({ act: "add" });
      expect(decideCreate(WANTED, OTHERS, adopt, NOBODY)).to.deep.equal({ act: "add" });
    });

    it(`refuses where several are installed, naming all (adopt ${adopt})`, () => {
      const decision = decideCreate(
        WANTED,
        [twin("1"), ...OTHERS, twin("2"), twin("3", "PUT")],
        adopt,
        NOBODY,
      );
      if (decision.act !== "refuse") throw new Error(decision.act);
      expect(decision.error).to.be.instanceOf(SeveralIdenticalError);
      expect(decision.error.message).to.contain("1, 2, 3");
      expectOneLine(decision.error.message);
    });

    it(`refuses where another create of this process has it (adopt ${adopt})`, () => {
      for (const installed of [[twin("1")], [twin("1"), twin("2")], [twin("2"), twin("1")]]) {
        const decision = decideCreate(WANTED, installed, adopt, new Set(["1", "7"]));
        if (decision.act !== "refuse") throw new Error(decision.act);
        expect(decision.error).to.be.instanceOf(DeclaredTwiceError);
        expect(decision.error.message).to.contain("installed as 1");
        expectOneLine(decision.error.message);
      }
    });

    it(`refuses a hook that another resource of the program holds (adopt ${adopt})`, () => {
      const decision = decideCreate(WANTED, [twin("1")], adopt, NOBODY, (webhookId) => webhookId === "1");
      if (decision.act !== "refuse") throw new Error(decision.act);
      expect(decision.error).to.be.instanceOf(HeldError);
      expect(decision.error.message).to.contain("already: 1, which").and.to.contain("pulumi up --refresh");
      expectOneLine(decision.error.message);
    });
  }

  it("refuses a stranger, naming its id and every way out", () => {
    const decision = decideCreate(WANTED, [...OTHERS, twin("687557714")], false, new Set(["90"]));
    if (decision.act !== "refuse") throw new Error(decision.act);
    expect(decision.error).to.be.instanceOf(StrangerError);
    for (const word of ["687557714", "adopt: true", "pulumi import", "aliases", "deleteBeforeReplace"]) {
      expect(decision.error.message).to.contain(word);
    }
    expectOneLine(decision.error.message);
  });

  it("adopts the one that is there, whatever its method and the spelling of its url", () => {
    const stranger = { ...twin("1", "PUT"), url: "https://HOOKS.example.com:443/a" };
    expect(decideCreate(WANTED, [...OTHERS, stranger], true, NOBODY)).to.deep.equal({
      act: "adopt",
      hook: stranger,
    });
  });
});

describe("newTwins", () => {
  const now = [twin("1"), ...OTHERS, twin("2"), twin("3", "PUT")];
  const rows: [what: string, before: string[], claimed: string[], ids: string[]][] = [
    ["all identical ones, whatever their method", [], [], ["1", "2", "3"]],
    ["not those that were there before", ["1"], [], ["2", "3"]],
    ["not those that another create has", [], ["2"], ["1", "3"]],
    ["none where each is one or the other", ["1", "2"], ["3"], []],
  ];
  for (const [what, before, claimed, ids] of rows) {
    it(`are ${what}`, () => {
      const twins = newTwins(WANTED, new Set(before), now, new Set(claimed));
      expect(twins.map(({ webhookId }) => webhookId)).to.deep.equal(ids);
    });
  }
});
