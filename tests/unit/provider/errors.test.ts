import { expect } from "chai";
import * as errors from "../../../provider/errors";
import { expectOneLine } from "../../support/expectations";

const STATE = {
  type: "message",
  event: "receive",
  url: "https://hooks.example.com/a",
  method: "POST",
  webhookId: "687557714",
};
const cause = new Error("beneath");

const rows: [error: Error, name: string, says: string[]][] = [
  [
    new errors.DeclaredTwiceError("7"),
    "DeclaredTwiceError",
    ["installed as 7", "Nothing was added", "Remove"],
  ],
  [new errors.DeclaredTwiceError(undefined), "DeclaredTwiceError", ["Nothing was added", "Remove"]],
  [new errors.GoneError("7"), "GoneError", ["hook 7", "Nothing was changed", "pulumi up --refresh"]],
  [new errors.HeldError("7"), "HeldError", ["already: 7", "Nothing was added", "pulumi up --refresh"]],
  [new errors.NoIdError(), "NoIdError", ["no whole number", "Nothing was sent", "pulumi state delete"]],
  [new errors.NoSuchHookError("7"), "NoSuchHookError", ["no hook 7", "Check the id"]],
  [
    new errors.LinePartialFailureError("415", { hooks: {} }, [
      { event: "receive", error: cause },
      { event: "send", error: cause },
      { event: "send", error: cause },
      { event: "read", error: new Error("and that") },
    ]),
    "LinePartialFailureError",
    ["4 hooks of the line", "in the state. receive, send: beneath; read: and that.", "`pulumi up` again"],
  ],
  [
    new errors.RefusedHooksError([
      { event: "receive", error: new errors.StrangerError("7") },
      { event: "send", error: new errors.StrangerError("8") },
    ]),
    "RefusedHooksError",
    ["2 hooks cannot be added", "nothing was sent", "already: 7", "adopt: true", "already: 8"],
  ],
  [
    new errors.StrangersError([
      { ...STATE, webhookId: "7" },
      { ...STATE, webhookId: "8", event: "send" },
    ]),
    "StrangersError",
    ["7 (receive), 8 (send)", "Nothing was sent", "adopt: true", "exclusive: false", "pulumi up --refresh"],
  ],
  [
    new errors.NoneInstalledError([
      { event: "receive", error: cause },
      { event: "send", error: new Error("and that") },
    ]),
    "NoneInstalledError",
    ["none of the line's 2 hooks", "receive: beneath; send: and that"],
  ],
  [
    new errors.NoneListedError(["7", "8", "9", "10"], "415", "https://api.zipwhip.com"),
    "NoneListedError",
    [
      "https://api.zipwhip.com lists none",
      "of line 415 (7, 8, 9 and others)",
      "the state is as it was",
      "ZIPWHIP_SESSION",
      "ZIPWHIP_ACCEPT_GONE=true",
    ],
  ],
  [
    new errors.NoneListedError(["7", "8"], undefined, "https://api.zipwhip.com"),
    "NoneListedError",
    ["that the state holds (7, 8)."],
  ],
  [
    new errors.OwnSessionError("7", { cause }),
    "OwnSessionError",
    ["beneath", "hook 7's own session", "with a live session", "`pulumi up`"],
  ],
  [
    new errors.PartialFailureError(STATE, "its method is still PUT", cause),
    "PartialFailureError",
    ["hook 687557714", "in the state", "its method is still PUT", "pulumi up"],
  ],
  [
    new errors.SeveralIdenticalError(["7", "8"]),
    "SeveralIdenticalError",
    ["2 identical hooks", "7, 8", "Nothing was added", "Delete all but one"],
  ],
  [new errors.StrangerError("7"), "StrangerError", ["already: 7", "Nothing was added", "adopt: true"]],
  [
    new errors.TakenError("7", "8"),
    "TakenError",
    ["hook 7 was not changed", "already: 8", "delete 8", "`pulumi up` again"],
  ],
  [
    new errors.UnsettledError(cause, "the list shows no such hook", "Run it again"),
    "UnsettledError",
    ["beneath; the list shows no such hook. Run it again"],
  ],
  [
    new errors.WrongLineError("hook 7 is", "1", "2"),
    "WrongLineError",
    ["hook 7", "line 1", "line 2", "Nothing was sent", "ZIPWHIP_SESSION", "zipwhip:session"],
  ],
];

describe("errors of the verbs", () => {
  for (const [error, name, says] of rows) {
    it(`${name} says what happened, what is known, and what to do`, () => {
      expect(error).to.be.instanceOf(Error);
      expect(error.name).to.equal(name);
      for (const words of says) expect(error.message).to.contain(words);
      expectOneLine(error.message);
    });
  }

  it("keep what lies beneath", () => {
    expect(new errors.UnsettledError(cause, "a", "b").cause).to.equal(cause);
    const partial = new errors.PartialFailureError(STATE, "why", cause);
    expect(partial.cause).to.equal(cause);
    expect(partial.state).to.equal(STATE);
    expect(new errors.PartialFailureError(STATE, "why").cause).to.equal(undefined);
  });

  it("are all told apart here", () => {
    expect(Object.keys(errors).sort()).to.deep.equal([...new Set(rows.map(([, name]) => name))].sort());
  });
});
