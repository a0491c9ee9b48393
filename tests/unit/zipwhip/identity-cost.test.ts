import { expect } from "chai";
import { identical } from "../../../zipwhip";

describe("identity: what it costs", () => {
  const { URL: Original } = globalThis;
  let parsed = 0;
  beforeEach(() => {
    parsed = 0;
    globalThis.URL = class extends Original {
      constructor(...args: ConstructorParameters<typeof URL>) {
        parsed++;
        super(...args);
      }
    };
  });
  afterEach(() => {
    globalThis.URL = Original;
  });

  it("comparing every hook of a line with every other parses each URL once", () => {
    const hooks = [...Array(50).keys()].map((index) => ({
      type: "message",
      event: "receive",
      url: `https://cost.example.com/${index}`,
    }));
    for (const one of hooks) expect(hooks.filter((other) => identical(one, other))).to.deep.equal([one]);
    expect(parsed).to.equal(hooks.length);
  });

  it("hooks of different events are not parsed at all", () => {
    const hook = { type: "message", url: "https://cost.example.com/unparsed" };
    expect(identical({ ...hook, event: "receive" }, { ...hook, event: "send" })).to.equal(false);
    expect(parsed).to.equal(0);
  });
});
