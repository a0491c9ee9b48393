import { expect } from "chai";
import {
  declaredOf,
  hooksOf,
  type KnownHook,
  lineInputsOf,
  lineStateOf,
} from "../../../../provider/line/state";
import { UNKNOWN } from "../../../../provider/unknown";
import { expectPlain } from "../../../support/expectations";
import { SESSION } from "../../../support/secrets";

const hook = (webhookId: string, event: string, more: Partial<KnownHook> = {}): KnownHook => ({
  webhookId,
  event,
  type: event === "change" ? "optout" : "message",
  url: `https://hooks.example.com/${webhookId}`,
  method: "POST",
  stranger: false,
  ...more,
});

describe("the state of a line", () => {
  const all = [
    hook("1", "receive"),
    hook("9007199254740993", "receive", { method: "PUT" }),
    hook("3", "change"),
    hook("4", "receive", { type: "voice", stranger: true }),
    hook("5", "ring", { stranger: true }),
    hook("6", "change", { type: "message", stranger: true }),
  ];

  it("holds the hooks below their events, and of type and stranger only what says something", () => {
    const state = lineStateOf(all, {}, "299538202");
    expectPlain(state);
    expect(state).to.deep.equal({
      hooks: {
        receive: [
          { url: "https://hooks.example.com/1", method: "POST", webhookId: "1" },
          { url: "https://hooks.example.com/9007199254740993", method: "PUT", webhookId: "9007199254740993" },
          {
            url: "https://hooks.example.com/4",
            method: "POST",
            webhookId: "4",
            type: "voice",
            stranger: true,
          },
        ],
        change: [
          { url: "https://hooks.example.com/3", method: "POST", webhookId: "3" },
          {
            url: "https://hooks.example.com/6",
            method: "POST",
            webhookId: "6",
            type: "message",
            stranger: true,
          },
        ],
        ring: [{ url: "https://hooks.example.com/5", method: "POST", webhookId: "5", stranger: true }],
      },
      line: "299538202",
    });
  });

  it("gives the same hooks back", () => {
    const sorted = (hooks: KnownHook[]) => hooks.sort((a, b) => a.webhookId.localeCompare(b.webhookId));
    expect(sorted(hooksOf({ ...lineStateOf(all, {}, undefined) }))).to.deep.equal(sorted([...all]));
  });

  it("holds hooks of events that are names of JavaScript's own", () => {
    const odd = ["__proto__", "constructor", "toString", ""].map((event, index) =>
      hook(String(index), event),
    );
    const state = lineStateOf(odd, {}, undefined);
    expect(hooksOf({ ...state })).to.deep.equal(odd);
    expect(Object.keys(lineInputsOf(state).hooks as object)).to.deep.equal(odd.map(({ event }) => event));
  });

  it("carries what was given, and nothing else", () => {
    const inputs = { hooks: {}, session: SESSION, adopt: false, exclusive: true, __provider: "text", x: 1 };
    const carried = { hooks: {}, session: SESSION, adopt: false, exclusive: true };
    expect(lineStateOf([], inputs, undefined)).to.deep.equal(carried);
    expect(lineInputsOf({ ...carried, line: "1" })).to.deep.equal(carried);
  });

  it("has inputs that hold what a program could declare, and of a stranger its odd type", () => {
    expect(lineInputsOf(lineStateOf(all.slice(2, 4), {}, "1"))).to.deep.equal({
      hooks: {
        change: [{ url: "https://hooks.example.com/3", method: "POST" }],
        receive: [{ url: "https://hooks.example.com/4", method: "POST", type: "voice" }],
      },
    });
  });

  it("of another shape is read as far as it can be", () => {
    for (const hooks of [
      undefined,
      null,
      "x",
      7,
      [],
      { receive: "x" },
      { receive: [null, 7, {}, { url: 1 }] },
    ])
      expect(hooksOf({ hooks })).to.deep.equal([]);
    const entry = { url: "https://a.test", webhookId: "1" };
    expect(hooksOf({ hooks: { receive: [{ url: "https://a.test" }, entry] } })).to.have.length(1);
  });
});

describe("the declared hooks of a line", () => {
  it("have the type of their event", () => {
    const entry = { url: "https://a.test", method: "PUT" };
    expect(declaredOf({ hooks: { change: [entry], read: [entry] } })).to.deep.equal([
      { type: "optout", event: "change", ...entry },
      { type: "message", event: "read", ...entry },
    ]);
  });

  it("are none as long as they are not known", () => {
    expect(declaredOf({ hooks: UNKNOWN })).to.deep.equal([]);
    expect(declaredOf({ hooks: { receive: UNKNOWN } })).to.deep.equal([]);
    expect(declaredOf({ hooks: { receive: [UNKNOWN] } })).to.deep.equal([]);
  });
});
