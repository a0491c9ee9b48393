import { expect } from "chai";
import { carried, inputsOf, stateOf, text } from "../../../provider/state";
import { expectPlain } from "../../support/expectations";
import { SESSION } from "../../support/secrets";

const HOOK = {
  webhookId: "634151298329219072",
  type: "message",
  event: "receive",
  url: "https://hooks.example.com/a",
  method: "POST",
};
const { webhookId: _, ...INPUTS } = HOOK;

describe("state: stateOf", () => {
  it("holds the hook, its line, and what was given", () => {
    const state = stateOf(HOOK, { session: SESSION, adopt: false }, "299538202");
    expect(state).to.deep.equal({ ...HOOK, line: "299538202", session: SESSION, adopt: false });
    expectPlain(state);
  });

  it("holds nothing for what was not given or cannot be told", () => {
    const state = stateOf(HOOK, {}, undefined);
    expect(state).to.deep.equal(HOOK);
    expectPlain(state);
  });

  it("takes of hook and inputs only what belongs there", () => {
    const more = { ...HOOK, extra: 1, session: "of the hook" };
    expect(stateOf(more, { ...INPUTS, __provider: "x" } as object, undefined)).to.deep.equal(HOOK);
  });
});

describe("state: inputsOf", () => {
  it("gives back the inputs that made the state", () => {
    const state = stateOf(HOOK, { session: SESSION, adopt: true }, "299538202");
    expect(inputsOf(state)).to.deep.equal({ ...INPUTS, session: SESSION, adopt: true });
    expectPlain(inputsOf(state));
  });

  it("has nothing for what was not given", () => {
    expect(inputsOf(stateOf(HOOK, {}, undefined))).to.deep.equal(INPUTS);
    expectPlain(inputsOf(stateOf(HOOK, {}, "299538202")));
  });
});

describe("state: reading properties of any shape", () => {
  it("a text is a text that is not empty", () => {
    expect(text({ a: "x" }, "a")).to.equal("x");
    for (const a of ["", 7, null, undefined, {}, ["x"]]) expect(text({ a }, "a")).to.equal(undefined);
    expect(text({}, "a")).to.equal(undefined);
  });

  it("session and adopt are carried where they are what they should be", () => {
    expect(carried({ session: SESSION, adopt: true, other: 1 })).to.deep.equal({
      session: SESSION,
      adopt: true,
    });
    expect(carried({ adopt: false })).to.deep.equal({ adopt: false });
    for (const odd of [{ session: "", adopt: "true" }, { session: 7, adopt: null }, {}]) {
      expect(carried(odd)).to.deep.equal({});
    }
  });
});
