import { expect } from "chai";
import { changesBetween } from "../../../cli/compare/changes-between";
import { compareLine, differs } from "../../../cli/compare/compare-line";
import { groupByLine } from "../../../cli/compare/group-by-line";
import { namedStrangers } from "../../../cli/compare/named-strangers";
import type { HeldHook } from "../../../cli/pulumi/held-hooks";
import type { Hook } from "../../../zipwhip";
import { thrown } from "../../support/expectations";
import { FOREIGN, SESSION } from "../../support/secrets";

const hook = (webhookId: string, more: Partial<Hook> = {}): Hook => ({
  webhookId,
  type: "message",
  event: "receive",
  url: `https://hooks.example.com/${webhookId}`,
  method: "POST",
  ...more,
});
const held = (of: Hook, more: Partial<HeldHook> = {}): HeldHook => ({
  hook: of,
  resource: `r${of.webhookId}`,
  line: "299538202",
  session: undefined,
  hidden: false,
  leaving: false,
  ...more,
});
const brief = (of: readonly HeldHook[], installed: readonly Hook[]) =>
  compareLine(of, installed).map(({ status, hook: { webhookId } }) => `${status} ${webhookId}`);

describe("a line beside a state", () => {
  it("is the same, drifted, missing or a stranger", () => {
    const installed = [hook("1"), hook("2", { method: "PUT" }), hook("4")];
    const state = [held(hook("1")), held(hook("2")), held(hook("3"))];
    expect(brief(state, installed)).to.deep.equal(["same 1", "drifted 2", "missing 3", "stranger 4"]);
    const [, drifted] = compareLine(state, installed);
    expect(drifted?.differences).to.deep.equal([{ property: "method", state: "POST", installed: "PUT" }]);
    expect(differs(compareLine([held(hook("1"))], [hook("1")]))).to.equal(false);
  });

  it("has no drift by another spelling of a url, nor by what a partial failure left of one", () => {
    const installed = [hook("1", { url: "https://HOOKS.example.com:443/a?key=1" })];
    for (const url of ["https://hooks.example.com/a?key=1", "https://hooks.example.com/…"]) {
      expect(brief([held(hook("1", { url }))], installed), url).to.deep.equal(["same 1"]);
    }
    expect(brief([held(hook("1", { url: "https://hooks.example.com/b" }))], installed)).to.deep.equal([
      "drifted 1",
    ]);
  });

  it("differs by identical hooks, even where the state holds all", () => {
    const twins = [hook("1", { url: "https://a.example/" }), hook("2", { url: "https://a.example" })];
    const findings = compareLine(
      twins.map((twin) => held(twin)),
      twins,
    );
    expect(findings.map(({ identicalTo }) => identicalTo)).to.deep.equal([["2"], ["1"]]);
    expect(differs(findings)).to.equal(true);
  });

  it("knows what is only still to be deleted, unless another resource holds it or it is gone", () => {
    const leaving = held(hook("1"), { leaving: true });
    expect(brief([leaving], [hook("1")])).to.deep.equal(["leaving 1"]);
    expect(brief([leaving, held(hook("1"))], [hook("1")])).to.deep.equal(["same 1"]);
    expect(brief([leaving], [])).to.deep.equal([]);
  });
});

describe("the lines of a stack", () => {
  it("are those of the settings' session and of the hooks' own, each with a session where one is known", () => {
    const own = held(hook("2"), { line: "417000123", session: FOREIGN });
    const unknown = held(hook("3"), { line: "555" });
    const groups = groupByLine([held(hook("1")), own, unknown], SESSION);
    expect(groups.map(({ line, session }) => [line, session])).to.deep.equal([
      ["299538202", SESSION],
      ["417000123", FOREIGN],
      ["555", undefined],
    ]);
    expect(groupByLine([], undefined)).to.deep.equal([]);
  });

  it("prefer the session of the settings, which is the way to rotate", () => {
    const old = "7c9e6679-7425-40de-944b-e07fc1f90ae7:299538202";
    const [only, ...others] = groupByLine([held(hook("1"), { session: old })], SESSION);
    expect(only?.session).to.equal(SESSION);
    expect(others).to.deep.equal([]);
  });
});

describe("strangers that are named", () => {
  const on = { line: "299538202", findings: compareLine([], [hook("1"), hook("2")]) };

  it("are found once each", () => {
    const found = namedStrangers(["2", "2"], { held: [], lines: [on] });
    expect(found.map(({ hook: { webhookId } }) => webhookId)).to.deep.equal(["2"]);
  });

  it("are never what the state holds, whatever the lists say", () => {
    for (const leaving of [false, true]) {
      const look = { held: [held(hook("1"), { leaving })], lines: [on] };
      expect(thrown(() => namedStrangers(["2", "1"], look)).message).to.match(/"r1".*nothing was deleted/);
    }
  });

  it("are not guessed where a line was not seen", () => {
    const blind = { line: "5", findings: [], problem: "away" };
    const { message } = thrown(() => namedStrangers(["3"], { held: [], lines: [on, blind] }));
    expect(message).to.contain("not all lines could be looked at");
  });
});

describe("two looks at a line", () => {
  it("differ by what was added, changed and removed", () => {
    const now = [hook("2", { url: "https://b.example/" }), hook("3")];
    expect(changesBetween([hook("1"), hook("2")], now)).to.deep.equal([
      { change: "changed", hook: now[0], before: hook("2") },
      { change: "added", hook: now[1] },
      { change: "removed", hook: hook("1") },
    ]);
    expect(changesBetween(now, [...now].reverse())).to.deep.equal([]);
  });
});
