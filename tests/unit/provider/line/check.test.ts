import { expect } from "chai";
import { Struct } from "google-protobuf/google/protobuf/struct_pb";
import type { Surroundings } from "../../../../provider/check-fields";
import { checkLine } from "../../../../provider/line/check";
import type { Properties } from "../../../../provider/state";
import { UNKNOWN } from "../../../../provider/unknown";
import { EVENTS } from "../../../../zipwhip/hook";
import { readSettings } from "../../../../zipwhip/settings";
import { expectOneLine } from "../../../support/expectations";
import { expectWithout, SECRET, SESSION } from "../../../support/secrets";

const FINE: Surroundings = { hasSession: true, problems: [] };
const NONE: Surroundings = { hasSession: false, problems: [] };
const A = "https://hooks.example.com/t0ken-4711";
const B = "https://hooks.example.com/other?t0ken-4711";
const GOOD = { hooks: { receive: A } };

const reasons = (news: Properties, surroundings = FINE) =>
  checkLine(news, surroundings).failures.map(({ property, reason }) => {
    expectOneLine(reason);
    expectWithout(reason, "t0ken-4711", SECRET);
    // The engine prints the whole value of a property that is named, and `hooks` is full of tokens.
    expect(property).to.not.match(/^hooks/);
    return reason;
  });
const shaped = (hooks: unknown) => {
  const { inputs, failures } = checkLine({ hooks }, FINE);
  expect(failures).to.deep.equal([]);
  return inputs.hooks;
};

describe("check of a line: one shape for all spellings", () => {
  const post = (url: unknown) => ({ url, method: "POST" });

  it("is a list of url and method below each event", () => {
    for (const hook of [
      A,
      [A],
      { url: A },
      [{ url: A }],
      { url: A, method: "POST" },
      { url: A, method: null },
    ])
      expect(shaped({ receive: hook })).to.deep.equal({ receive: [post(A)] });
    expect(shaped({ progress: [{ url: A, method: "PUT" }, B] })).to.deep.equal({
      progress: [{ url: A, method: "PUT" }, post(B)],
    });
  });

  it("takes all events, and the same URL below several", () => {
    const hooks = Object.fromEntries(EVENTS.map((event) => [event, A]));
    expect(Object.keys(shaped(hooks) as object)).to.deep.equal([...EVENTS]);
  });

  it("has nothing of an event without hooks", () => {
    expect(shaped({ receive: A, send: [], read: null, progress: undefined })).to.deep.equal({
      receive: [post(A)],
    });
    expect(shaped({})).to.deep.equal({});
  });

  it("keeps the order and the spelling that was given", () => {
    const spelled = ["HTTPS://Hooks.Example.com:443/x", B, A];
    expect(shaped({ receive: spelled })).to.deep.equal({ receive: spelled.map(post) });
  });

  it("is the same when it is checked again, as the engine does in a replace", () => {
    const { inputs } = checkLine({ ...GOOD, session: SESSION, adopt: true, exclusive: false }, FINE);
    expect(checkLine(inputs, FINE)).to.deep.equal({ inputs, failures: [] });
  });

  it("carries session, adopt and exclusive as they are, and nothing that was not given", () => {
    const more = { session: SESSION, adopt: false, exclusive: true };
    expect(checkLine({ ...GOOD, ...more, __provider: "text" }, NONE).inputs).to.deep.equal({
      hooks: { receive: [post(A)] },
      ...more,
    });
    expect(checkLine({ ...GOOD, adopt: null, exclusive: undefined }, FINE).inputs).to.have.all.keys("hooks");
  });

  it("does not change what it is given", () => {
    const hook = Object.freeze({ url: A });
    const news = Object.freeze({ hooks: Object.freeze({ receive: Object.freeze([hook]) }) });
    expect(checkLine(news, FINE).failures).to.deep.equal([]);
  });
});

describe("check of a line: what is not known yet", () => {
  it("passes untouched, at any depth", () => {
    expect(shaped(UNKNOWN)).to.equal(UNKNOWN);
    expect(shaped({ receive: UNKNOWN, send: A })).to.deep.include({ receive: UNKNOWN });
    expect(shaped({ receive: [UNKNOWN, A] })).to.deep.equal({
      receive: [UNKNOWN, { url: A, method: "POST" }],
    });
    expect(shaped({ receive: { url: UNKNOWN } })).to.deep.equal({
      receive: [{ url: UNKNOWN, method: "POST" }],
    });
    expect(shaped({ receive: { url: A, method: UNKNOWN } })).to.deep.equal({
      receive: [{ url: A, method: UNKNOWN }],
    });
    for (const name of ["session", "adopt", "exclusive"]) {
      const { inputs, failures } = checkLine({ ...GOOD, [name]: UNKNOWN }, NONE);
      expect(inputs[name]).to.equal(UNKNOWN);
      expect(failures).to.have.length(name === "session" ? 0 : 1);
    }
  });

  it("is no repetition, and hides none", () => {
    const unknown = { url: UNKNOWN };
    expect(reasons({ hooks: { receive: [unknown, unknown] } })).to.deep.equal([]);
    expect(reasons({ hooks: { receive: [A, unknown, A] } })).to.have.length(1);
  });

  it("does not keep the rest from being looked at", () => {
    expect(reasons({ hooks: { receive: [UNKNOWN, "x"], send: UNKNOWN, recieve: UNKNOWN } })).to.have.length(
      2,
    );
  });
});

describe("check of a line: what is wrong", () => {
  it("is told all at once, each with its place", () => {
    const news = {
      hooks: {
        recieve: A,
        receive: "hooks.example.com",
        send: [A, { url: B, method: "PATCH" }, {}],
        read: { url: B, type: "message" },
        progress: 7,
        delete: [[A]],
      },
      exclusive: "yes",
      adopt: 1,
      session: "a b",
      line: "299538202",
      url: A,
    };
    const told = reasons(news);
    for (const place of [
      'event of hooks, "recieve" is not one of',
      "hooks.receive is not an absolute URL",
      "hooks.send[1].method",
      "hooks.send[2].url is missing",
      "hooks.read has a property type",
      "hooks.progress must be a text",
      "hooks.delete[0]",
      "exclusive must be true or false",
      "adopt must be true or false",
      "session holds white space",
      "line is an output",
      "url is not a property of a line",
    ]) {
      expect(
        told.filter((reason) => reason.includes(place)),
        place,
      ).to.not.deep.equal([]);
    }
  });

  it("says what was meant", () => {
    expect(reasons({ hooks: { recieve: A } }).join()).to.contain('did you mean "receive"?');
    expect(reasons({ hooks: { Receive: A } }).join()).to.contain('did you mean "receive"?');
    expect(reasons({ hooks: { receive: { url: A, method: "put" } } }).join()).to.contain(
      'did you mean "PUT"?',
    );
    expect(reasons({ ...GOOD, exclusiv: true }).join()).to.contain('did you mean "exclusive"?');
    expect(reasons({ hook: GOOD.hooks }).join()).to.contain('did you mean "hooks"?');
  });

  for (const hooks of [undefined, null, "", A, 7, true, [], [A], [{ receive: A }]]) {
    it(`hooks must be a map, and is not: ${JSON.stringify(hooks)}`, () => {
      const told = reasons({ hooks });
      expect(told).to.have.length(1);
      expect(told[0]).to.contain("hooks is missing or no map").and.to.contain("{ receive: ");
    });
  }

  for (const [what, hook] of [
    ["an empty text", ""],
    ["nothing in a list", [null]],
    ["an object without url", {}],
    ["an object with an empty url", { url: "" }],
  ] as const) {
    it(`a URL is missing: ${what}`, () => {
      const told = reasons({ hooks: { receive: hook } });
      expect(told).to.have.length(1);
      expect(told[0]).to.contain("missing").and.to.contain("hooks.receive");
    });
  }

  it("the same URL twice below an event, in whatever spelling and method", () => {
    const spelled = { url: "https://HOOKS.example.com:443/t0ken-4711", method: "PUT" };
    for (const hooks of [{ receive: [A, A] }, { receive: [A, B, spelled] }]) {
      const told = reasons({ hooks });
      expect(told).to.have.length(1);
      expect(told[0]).to.contain("hooks.receive has the same URL twice");
    }
    expect(reasons({ hooks: { receive: [A, A, A], send: [B, B] } })).to.have.length(3);
  });

  it("the same URL twice, beside other mistakes", () => {
    const told = reasons({ hooks: { receive: [A, A], send: "x" } });
    expect(told.filter((reason) => reason.includes("twice"))).to.have.length(1);
  });

  it("a session that is missing, or a setting", () => {
    expect(reasons(GOOD, NONE).join()).to.contain("ZIPWHIP_SESSION").and.to.contain("zipwhip:session");
    const { problems } = readSettings([{ apiUrl: "x" }]);
    expect(reasons(GOOD, { hasSession: true, problems })).to.deep.equal(problems);
  });
});

describe("check of a line: what it never quotes", () => {
  // Where event and URL are confounded, the URL stands as a name.
  for (const secret of [A, `${A}?x=1`, SESSION, `${SESSION}\n`, SECRET, `__${SECRET}`]) {
    it(`is a URL's token or a session that stands as a name: ${secret.replace(SECRET, "<uuid>").trim()}`, () => {
      for (const value of ["receive", "", 7, [A, "x"], { url: "receive" }, { url: A, method: "x" }, null]) {
        reasons({ hooks: { [secret]: value } });
      }
      reasons({ hooks: { receive: { url: A, [secret]: "x" } } });
      reasons({ hooks: { receive: { [secret]: A } } });
    });
  }

  for (const secret of [SESSION, `${SESSION} `, SECRET, A]) {
    it(`is a URL's token or a session that stands as a value: ${secret.replace(SECRET, "<uuid>").trim()}`, () => {
      for (const hooks of [
        secret,
        [secret],
        { receive: [secret, secret] },
        { receive: { url: secret, method: secret } },
      ])
        reasons({ hooks });
      for (const name of ["session", "adopt", "exclusive", "line", "other"]) {
        const { failures } = checkLine({ ...GOOD, [name]: secret }, FINE);
        for (const { property } of failures) expect(property, name).to.not.equal(name);
        reasons({ ...GOOD, [name]: secret });
      }
    });
  }

  it("drops no event unseen", () => {
    expect(reasons({ hooks: { __receive: A } })).to.have.length(1);
    expect(reasons({ hooks: JSON.parse(`{"__proto__": ["${A}"]}`) })).to.have.length(1);
    expect(reasons({ hooks: { constructor: A, toString: A } })).to.have.length(2);
  });

  it("answers what the engine can be sent, however little an entry holds", () => {
    for (const hooks of [
      { receive: {} },
      { receive: { uri: "https://h.example.com" } },
      { send: [{}, null] },
    ]) {
      const { inputs, failures } = checkLine({ hooks }, { hasSession: true, problems: [] });
      expect(failures.map(({ reason }) => reason).join()).to.contain("is missing");
      // As it goes over the wire: undefined is no value there.
      expect(() => Struct.fromJavaScript(inputs as never), JSON.stringify(hooks)).not.to.throw();
    }
  });
});
