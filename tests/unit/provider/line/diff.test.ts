import { expect } from "chai";
import { WrongLineError } from "../../../../provider/errors";
import { checkLine } from "../../../../provider/line/check";
import { diffLine } from "../../../../provider/line/diff";
import { type LineState, lineInputsOf } from "../../../../provider/line/state";
import type { Properties } from "../../../../provider/state";
import { UNKNOWN } from "../../../../provider/unknown";
import { expectOneLine, thrown } from "../../../support/expectations";
import { expectWithout, FOREIGN, ROTATED, SECRET, SESSION } from "../../../support/secrets";

const A = "https://hooks.example.com/a";
const B = "https://hooks.example.com/b";
const HOOKS = { receive: [A, { url: B, method: "PUT" }], change: A };
const STATE = {
  hooks: {
    receive: [
      { url: A, method: "POST", webhookId: "1" },
      { url: B, method: "PUT", webhookId: "9007199254740993" },
    ],
    change: [{ url: A, method: "POST", webhookId: "3" }],
  },
  line: "299538202",
};
const STRANGER = {
  url: "https://elsewhere.example.com",
  method: "POST",
  webhookId: "4",
  stranger: true as const,
};

const compare = (olds: Properties, news: Properties, ambient?: string) => {
  const { inputs, failures } = checkLine(news, { hasSession: true, problems: [] });
  expect(failures).to.deep.equal([]);
  const { staying, ...result } = diffLine(olds, inputs, ambient);
  return result;
};
const NONE = { changes: false, replaces: [], deleteBeforeReplace: false };
const UPDATE = { ...NONE, changes: true };
const MOVED = { ...UPDATE, replaces: ["session"] };

describe("diff of a line", () => {
  it("says explicitly that nothing changes", () => {
    expect(compare(STATE, { hooks: HOOKS }, SESSION)).to.deep.equal(NONE);
    expect(compare({ ...STATE, __provider: "old" }, { hooks: HOOKS, __provider: "new" })).to.deep.equal(NONE);
    expect(compare({ hooks: {}, line: "1" }, { hooks: {} })).to.deep.equal(NONE);
  });

  it("takes another order, or another spelling of a url or of the whole, for no change", () => {
    const spelled = "HTTPS://HOOKS.example.com:443/x/../%61";
    const hooks = { change: [spelled], receive: [{ url: B, method: "PUT" }, { url: spelled }] };
    expect(compare(STATE, { hooks })).to.deep.equal(NONE);
  });

  it("finds no change in what a refresh hands back of a state", () => {
    for (const state of [STATE, { ...STATE, session: SESSION, adopt: true, exclusive: false }]) {
      expect(compare(state, lineInputsOf(state as LineState))).to.deep.equal(NONE);
    }
  });

  const updates: [what: string, news: Properties][] = [
    ["another url", { hooks: { ...HOOKS, change: `${A}/` } }],
    ["another method", { hooks: { ...HOOKS, change: { url: A, method: "GET" } } }],
    ["one more", { hooks: { ...HOOKS, send: A } }],
    ["one less", { hooks: { ...HOOKS, change: undefined } }],
    ["none any more", { hooks: {} }],
    ["hooks that are not known yet", { hooks: UNKNOWN }],
    ["an event's hooks that are not known yet", { hooks: { ...HOOKS, change: UNKNOWN } }],
    ["a further event's that are not known yet", { hooks: { ...HOOKS, send: UNKNOWN } }],
    ["a hook that is not known yet", { hooks: { ...HOOKS, change: [A, UNKNOWN] } }],
    ["a url that is not known yet", { hooks: { ...HOOKS, change: { url: UNKNOWN } } }],
    ["a method that is not known yet", { hooks: { ...HOOKS, change: { url: A, method: UNKNOWN } } }],
    ["a session of its own", { hooks: HOOKS, session: ROTATED }],
    ["a session that is not known yet", { hooks: HOOKS, session: UNKNOWN }],
    ["exclusive", { hooks: HOOKS, exclusive: true }],
  ];
  for (const [what, news] of updates) {
    it(`updates in place for ${what}`, () => {
      expect(compare(STATE, news, SESSION)).to.deep.equal(UPDATE);
    });
  }

  it("does not look at adopt alone, nor at exclusive: false", () => {
    expect(compare(STATE, { hooks: HOOKS, adopt: true, exclusive: false })).to.deep.equal(NONE);
    expect(compare({ ...STATE, adopt: true, exclusive: false }, { hooks: HOOKS })).to.deep.equal(NONE);
  });

  it("changes for a rotated session of the same line, and does not replace", () => {
    const olds = { ...STATE, session: SESSION };
    expect(compare(olds, { hooks: HOOKS, session: ROTATED })).to.deep.equal(UPDATE);
    expect(compare(olds, { hooks: HOOKS }, ROTATED)).to.deep.equal(UPDATE);
    expect(compare(olds, { hooks: HOOKS, session: SESSION }, FOREIGN)).to.deep.equal(NONE);
  });

  it("replaces, the new one first, where its own session names another line, before or after", () => {
    const olds = { ...STATE, session: SESSION };
    expect(compare(olds, { hooks: HOOKS, session: FOREIGN })).to.deep.equal(MOVED);
    expect(compare(STATE, { hooks: HOOKS, session: FOREIGN }, SESSION)).to.deep.equal(MOVED);
    expect(compare(olds, { hooks: HOOKS }, FOREIGN)).to.deep.equal(MOVED);
  });

  it("throws where only the settings' session names another line", () => {
    const error = thrown(() => compare(STATE, { hooks: HOOKS }, FOREIGN));
    expect(error).to.be.instanceOf(WrongLineError);
    expect(error.message).to.contain("299538202").and.to.contain("417000123");
    expectOneLine(error.message);
    expectWithout(error, SECRET, FOREIGN.split(":")[0] ?? "");
  });

  it("does not throw where one of them cannot tell a line", () => {
    expect(compare(STATE, { hooks: HOOKS }, "no-line")).to.deep.equal(NONE);
    expect(compare({ hooks: STATE.hooks }, { hooks: HOOKS }, FOREIGN)).to.deep.equal(NONE);
  });
});

describe("diff of a line with a stranger in its state", () => {
  const olds = { ...STATE, hooks: { ...STATE.hooks, send: [STRANGER] }, exclusive: true };

  it("removes it as long as the line is exclusive", () => {
    expect(compare(olds, { hooks: HOOKS, exclusive: true })).to.deep.equal(UPDATE);
  });

  it("keeps it where it is declared now", () => {
    const hooks = { ...HOOKS, send: STRANGER.url };
    // It becomes the line's own, which the state has to say: else a destroy would leave it.
    expect(compare(olds, { hooks, exclusive: true })).to.deep.equal(UPDATE);
    const { inputs } = checkLine({ hooks, exclusive: true }, { hasSession: true, problems: [] });
    expect([...diffLine(olds, inputs).staying.keys()]).to.contain(STRANGER.webhookId);
  });
});

describe("diff of a line: the hooks that stay", () => {
  const staying = (hooks: unknown) => {
    const { inputs } = checkLine({ hooks }, { hasSession: true, problems: [] });
    return [...diffLine(STATE, inputs).staying.keys()].sort();
  };

  it("are those that are kept or changed in place", () => {
    expect(staying(HOOKS)).to.deep.equal(["1", "3", "9007199254740993"]);
    expect(staying({ receive: B, change: B })).to.deep.equal(["3", "9007199254740993"]);
    expect(staying({ send: A })).to.deep.equal([]);
  });
});
