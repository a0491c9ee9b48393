import { expect } from "chai";
import fc from "fast-check";
import { changedFields, diff } from "../../../provider/diff";
import { WrongLineError } from "../../../provider/errors";
import type { Properties } from "../../../provider/state";
import { UNKNOWN } from "../../../provider/unknown";
import { expectOneLine, thrown } from "../../support/expectations";
import { expectWithout, FOREIGN, ROTATED, SECRET, SESSION } from "../../support/secrets";

const INPUTS = {
  type: "message",
  event: "receive",
  url: "https://hooks.example.com/a",
  method: "POST",
};
const STATE = { ...INPUTS, webhookId: "687557714", line: "299538202" };
const NONE = { changes: false, replaces: [], deleteBeforeReplace: false };
const UPDATE = { ...NONE, changes: true };

const compare = (olds: Properties, news: Properties, ambient?: string) =>
  diff("687557714", olds, news, ambient);

describe("diff", () => {
  it("says explicitly that nothing changes", () => {
    expect(compare(STATE, INPUTS, SESSION)).to.deep.equal(NONE);
    expect(compare(STATE, INPUTS)).to.deep.equal(NONE);
    expect(compare({ ...STATE, __provider: "old" }, { ...INPUTS, __provider: "new" })).to.deep.equal(NONE);
  });

  it("takes another spelling of the url for no change, in either direction", () => {
    const spelled = { url: "HTTPS://HOOKS.example.com:443/x/../%61" };
    expect(compare(STATE, { ...INPUTS, ...spelled })).to.deep.equal(NONE);
    expect(compare({ ...STATE, ...spelled }, INPUTS)).to.deep.equal(NONE);
  });

  const updates: [what: string, news: Properties][] = [
    ["another url", { url: "https://hooks.example.com/A" }],
    ["another method", { method: "PUT" }],
    ["both", { url: "https://hooks.example.com/b", method: "GET" }],
    ["a url that is not known yet", { url: UNKNOWN }],
    ["a method that is not known yet", { method: UNKNOWN }],
    ["a session that is not known yet", { session: UNKNOWN }],
  ];
  for (const [what, news] of updates) {
    it(`updates in place for ${what}`, () => {
      expect(compare(STATE, { ...INPUTS, ...news }, SESSION)).to.deep.equal(UPDATE);
    });
  }

  const replaces: [what: string, news: Properties, replaces: string[]][] = [
    ["another event", { event: "send" }, ["event"]],
    ["another type and event", { type: "optout", event: "change" }, ["type", "event"]],
    ["an event that is not known yet", { event: UNKNOWN, type: UNKNOWN }, ["type", "event"]],
    ["another event and url", { event: "send", url: "https://hooks.example.com/b" }, ["event"]],
    ["another event and line", { event: "send", session: FOREIGN }, ["event", "session"]],
  ];
  for (const [what, news, names] of replaces) {
    it(`replaces for ${what}, the new one first`, () => {
      expect(compare(STATE, { ...INPUTS, ...news })).to.deep.equal({ ...UPDATE, replaces: names });
    });
  }

  it("changes for a rotated session of the same line, and does not replace", () => {
    const olds = { ...STATE, session: SESSION };
    expect(compare(olds, { ...INPUTS, session: ROTATED })).to.deep.equal(UPDATE);
    expect(compare(olds, { ...INPUTS, session: SESSION }, FOREIGN)).to.deep.equal(NONE);
  });

  it("changes, and does not replace, where a session of the same line comes or goes", () => {
    expect(compare(STATE, { ...INPUTS, session: SESSION }, ROTATED)).to.deep.equal(UPDATE);
    expect(compare({ ...STATE, session: SESSION }, INPUTS, ROTATED)).to.deep.equal(UPDATE);
  });

  it("replaces where the hook's own session names another line, before or after", () => {
    const moved = { ...UPDATE, replaces: ["session"] };
    expect(compare({ ...STATE, session: SESSION }, { ...INPUTS, session: FOREIGN })).to.deep.equal(moved);
    expect(compare(STATE, { ...INPUTS, session: FOREIGN }, SESSION)).to.deep.equal(moved);
    expect(compare({ ...STATE, session: SESSION }, INPUTS, FOREIGN)).to.deep.equal(moved);
  });

  it("throws where only the settings' session names another line", () => {
    const error = thrown(() => compare(STATE, INPUTS, FOREIGN));
    expect(error).to.be.instanceOf(WrongLineError);
    expect(error.message).to.contain("687557714").and.to.contain("299538202").and.to.contain("417000123");
    expectOneLine(error.message);
    expectWithout(error, SECRET, FOREIGN.split(":")[0] ?? "");
  });

  it("does not throw for the settings' session where it cannot tell a line", () => {
    expect(compare(STATE, INPUTS, "no-line")).to.deep.equal(NONE);
    const { line: _, ...lineless } = STATE;
    expect(compare(lineless, INPUTS, FOREIGN)).to.deep.equal(NONE);
  });

  it("does not look at adopt alone", () => {
    expect(compare(STATE, { ...INPUTS, adopt: true })).to.deep.equal(NONE);
    expect(compare({ ...STATE, adopt: true }, { ...INPUTS, adopt: false })).to.deep.equal(NONE);
    expect(compare({ ...STATE, adopt: true }, INPUTS)).to.deep.equal(NONE);
  });

  it("never asks to delete first, and always says whether anything changes", () => {
    const word = fc.constantFrom<unknown>("message", "receive", "https://a.test/", UNKNOWN, undefined, 7);
    const properties = fc.record({ type: word, event: word, url: word, method: word });
    fc.assert(
      fc.property(properties, properties, (olds, news) => {
        const result = compare(olds, news);
        expect(result.deleteBeforeReplace).to.equal(false);
        expect(result.changes).to.be.a("boolean");
        if (result.replaces.length > 0) expect(result.changes).to.equal(true);
      }),
    );
  });
});

describe("diff: changedFields", () => {
  it("names what webhook/update can change, and only what differs", () => {
    expect(changedFields(STATE, INPUTS)).to.deep.equal([]);
    expect(changedFields(STATE, { ...INPUTS, url: "https://b.test" })).to.deep.equal(["url"]);
    expect(changedFields(STATE, { ...INPUTS, method: "PUT" })).to.deep.equal(["method"]);
    expect(changedFields(STATE, { ...INPUTS, url: UNKNOWN, method: "PUT" })).to.deep.equal(["url", "method"]);
    expect(changedFields(STATE, { ...INPUTS, event: "send", type: "x" })).to.deep.equal([]);
  });

  it("takes for changed what a state of old does not have", () => {
    expect(changedFields({ webhookId: "1" }, INPUTS)).to.deep.equal(["url", "method"]);
  });
});
