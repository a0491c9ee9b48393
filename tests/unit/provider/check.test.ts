import { expect } from "chai";
import { check } from "../../../provider/check";
import type { CheckFailure, Surroundings } from "../../../provider/check-fields";
import type { Properties } from "../../../provider/state";
import { UNKNOWN } from "../../../provider/unknown";
import { EVENTS, METHODS } from "../../../zipwhip/hook";
import { readSettings } from "../../../zipwhip/settings";
import { expectOneLine } from "../../support/expectations";
import { expectWithout, SECRET, SESSION } from "../../support/secrets";

const FINE: Surroundings = { hasSession: true, problems: [] };
const URL_GIVEN = "https://hooks.example.com/t0ken-4711";
const GOOD = { event: "receive", url: URL_GIVEN };

const failuresOf = (news: Properties, surroundings = FINE) => {
  const { failures } = check(news, surroundings);
  for (const { reason } of failures) expectOneLine(reason);
  return failures;
};
// A property whose value could hold a secret is named by the reason only: the engine prints the value beside the other.
const nameOf = ({ property, reason }: CheckFailure) => property || (reason.split(" ")[0] ?? "");
const failing = (news: Properties, surroundings = FINE) => failuresOf(news, surroundings).map(nameOf);
const reasonOf = (news: Properties, name: string, surroundings = FINE) =>
  failuresOf(news, surroundings).find((failure) => nameOf(failure) === name)?.reason ?? "";

describe("check: what is right", () => {
  for (const event of EVENTS) {
    it(`fills in type and method for the event ${event}`, () => {
      expect(check({ event, url: URL_GIVEN }, FINE)).to.deep.equal({
        inputs: { event, url: URL_GIVEN, type: event === "change" ? "optout" : "message", method: "POST" },
        failures: [],
      });
    });
  }

  it("takes everything that is given as it is given", () => {
    const news = {
      event: "receive",
      url: "HTTP://Hooks.Example.com:80/é?a=b#c",
      type: "message",
      method: "GET",
      session: SESSION,
      adopt: false,
    };
    expect(check(news, { hasSession: false, problems: [] })).to.deep.equal({ inputs: news, failures: [] });
  });

  it("leaves out what is null, undefined or the engine's own", () => {
    const news = { ...GOOD, adopt: null, session: undefined, __provider: "text", __defaults: [] };
    expect(check(news, FINE).inputs).to.deep.equal({ ...GOOD, type: "message", method: "POST" });
    expect(failing(news)).to.deep.equal([]);
  });

  it("does not change what it is given", () => {
    const news = Object.freeze({ ...GOOD });
    expect(check(news, FINE).failures).to.deep.equal([]);
    expect(news).to.deep.equal(GOOD);
  });
});

describe("check: what is not known yet", () => {
  for (const property of ["event", "url", "type", "method", "session", "adopt"]) {
    it(`passes ${property} untouched`, () => {
      const { inputs, failures } = check({ ...GOOD, [property]: UNKNOWN }, FINE);
      expect(failures).to.deep.equal([]);
      expect(inputs[property]).to.equal(UNKNOWN);
    });
  }

  it("leaves the type open where the event is", () => {
    expect(check({ ...GOOD, event: UNKNOWN }, FINE).inputs.type).to.equal(UNKNOWN);
    expect(check({ ...GOOD, event: UNKNOWN, type: "optout" }, FINE)).to.deep.include({ failures: [] });
  });

  it("needs no other session where the hook's own is not known", () => {
    expect(failing({ ...GOOD, session: UNKNOWN }, { hasSession: false, problems: [] })).to.deep.equal([]);
  });

  it("still looks at the rest", () => {
    expect(failing({ event: UNKNOWN, url: "x", method: "y" })).to.deep.equal(["url", "method"]);
  });
});

describe("check: what is wrong", () => {
  it("tells all failures at once, each with its property", () => {
    const news = {
      event: "recieve",
      type: "mesage",
      method: "PUTT",
      session: "a b",
      adopt: "yes",
      webhookId: "1",
      line: "2",
      color: "red",
    };
    expect(failing(news).sort()).to.deep.equal(
      ["event", "url", "type", "method", "session", "adopt", "webhookId", "line", "color"].sort(),
    );
  });

  it("tells what is missing, and what to give", () => {
    expect(failing({})).to.deep.equal(["event", "url"]);
    expect(reasonOf({}, "event")).to.contain("missing").and.to.contain('"receive"');
    expect(reasonOf({}, "url")).to.contain("missing").and.to.contain("https://");
    expect(reasonOf({ event: "receive", url: "" }, "url")).to.contain("missing");
  });

  const meant: [property: string, value: string, meant: string | undefined][] = [
    ["event", "recieve", "receive"],
    ["event", "Receive", "receive"],
    ["event", " receive ", "receive"],
    ["event", "sent", "send"],
    ["event", "progres", "progress"],
    ["event", "deleted", "delete"],
    ["event", "changed", "change"],
    ["event", "banana", undefined],
    ["event", "", undefined],
    ["type", "Message", "message"],
    ["type", "messages", "message"],
    ["type", "opt-out", "optout"],
    ["method", "post", "POST"],
    ["method", "get", "GET"],
    ["method", "PUTT", "PUT"],
    ["method", "GETT", "GET"],
    ["method", "POTS", "POST"],
    ["method", "DELETE", undefined],
  ];
  for (const [property, value, word] of meant) {
    it(`${property} ${JSON.stringify(value)} ${word === undefined ? "looks like nothing" : `is meant as ${word}`}`, () => {
      const reason = reasonOf({ ...GOOD, [property]: value }, property);
      expect(reason).to.contain("is not one of");
      if (word === undefined) expect(reason).to.not.contain("did you mean");
      else expect(reason).to.contain(`did you mean "${word}"?`);
    });
  }

  it("lists the words that may be given", () => {
    for (const event of EVENTS) expect(reasonOf({ ...GOOD, event: "x" }, "event")).to.contain(`"${event}"`);
    for (const word of METHODS) expect(reasonOf({ ...GOOD, method: "x" }, "method")).to.contain(`"${word}"`);
  });

  it("refuses what is no text, without showing it", () => {
    for (const value of [7, true, {}, [], ["receive"]]) {
      for (const property of ["event", "type", "method", "url", "session"]) {
        expect(failing({ ...GOOD, [property]: value }), property).to.deep.equal([property]);
      }
    }
  });

  it("tells what else a property was meant to be", () => {
    expect(reasonOf({ ...GOOD, events: "x" }, "events")).to.contain('did you mean "event"?');
    expect(reasonOf({ ...GOOD, Session: "x" }, "Session")).to.contain('did you mean "session"?');
    expect(reasonOf({ ...GOOD, color: "x" }, "color")).to.not.contain("did you mean");
  });

  it("names an output as what it is", () => {
    for (const property of ["webhookId", "line"]) {
      expect(failing({ ...GOOD, [property]: "1" })).to.deep.equal([property]);
      expect(reasonOf({ ...GOOD, [property]: "1" }, property)).to.contain("output");
    }
  });

  const pairs: [type: string, event: string][] = [
    ["optout", "receive"],
    ["message", "change"],
  ];
  for (const [type, event] of pairs) {
    it(`refuses the event ${event} of type ${type}, and names the right type`, () => {
      expect(failing({ ...GOOD, type, event })).to.deep.equal(["type"]);
      const right = type === "optout" ? "message" : "optout";
      expect(reasonOf({ ...GOOD, type, event }, "type")).to.contain(`"${right}"`);
    });
  }

  const urls: [url: string, says: string][] = [
    ["hooks.example.com/x", "absolute"],
    ["/x", "absolute"],
    ["https://", "absolute"],
    ["https://hooks.example.com/a b", "white space"],
    [" https://hooks.example.com", "white space"],
    ["https://hooks.example.com/\n", "white space"],
    ["ftp://hooks.example.com", "ftp:"],
    ["mailto:me@example.com", "mailto:"],
    ["javascript:alert(1)", "javascript:"],
  ];
  for (const [url, says] of urls) {
    it(`refuses the url ${JSON.stringify(url)}`, () => {
      expect(failing({ ...GOOD, url })).to.deep.equal(["url"]);
      expect(reasonOf({ ...GOOD, url }, "url")).to.contain(says);
    });
  }

  it("refuses an adopt that is no boolean", () => {
    for (const adopt of ["true", 1, {}]) expect(failing({ ...GOOD, adopt })).to.deep.equal(["adopt"]);
  });
});

describe("check: the session", () => {
  const NONE: Surroundings = { hasSession: false, problems: [] };

  it("is asked for where neither hook nor settings have one, with all places to put it", () => {
    expect(failing(GOOD, NONE)).to.deep.equal(["session"]);
    const reason = reasonOf(GOOD, "session", NONE);
    expect(reason).to.contain("ZIPWHIP_SESSION").and.to.contain("zipwhip:session");
  });

  it("is not asked for where either has one", () => {
    expect(failing(GOOD, FINE)).to.deep.equal([]);
    expect(failing({ ...GOOD, session: SESSION }, NONE)).to.deep.equal([]);
  });

  it("is not reported missing beside the problem that the settings' own one has", () => {
    const { problems } = readSettings([{ session: "a b" }]);
    expect(failing(GOOD, { hasSession: false, problems })).to.deep.equal(["ZIPWHIP_SESSION"]);
  });

  it("is reported missing beside the problems of other settings", () => {
    const { problems } = readSettings([{ apiUrl: "http://api.example.com" }]);
    expect(failing(GOOD, { hasSession: false, problems })).to.deep.equal(["ZIPWHIP_API_URL", "session"]);
  });

  it("may not be empty or hold white space", () => {
    expect(failing({ ...GOOD, session: "" })).to.deep.equal(["session"]);
    expect(failing({ ...GOOD, session: `${SESSION}\n` })).to.deep.equal(["session"]);
  });
});

describe("check: problems of the settings", () => {
  it("are failures of no property, each by itself", () => {
    const { problems } = readSettings([{ apiUrl: "x", concurrency: "x" }]);
    const failures = failuresOf(GOOD, { hasSession: true, problems });
    expect(failures).to.deep.equal(problems.map((reason) => ({ property: "", reason })));
  });
});

describe("check: the property of a failure, of which the engine prints the value", () => {
  const propertiesOf = (news: Properties) => failuresOf(news).map(({ property }) => property);

  it("is named where the value is no secret", () => {
    expect(
      propertiesOf({ event: "x", type: "y", method: "z", adopt: "yes", webhookId: "1" }).sort(),
    ).to.deep.equal(["adopt", "event", "method", "type", "url", "webhookId"]);
    expect(propertiesOf({ ...GOOD, url: "hooks.example.com" })).to.deep.equal(["url"]);
    expect(propertiesOf({ ...GOOD, url: "ftp://hooks.example.com" })).to.deep.equal(["url"]);
  });

  it("is not named where it is a session, or could be one", () => {
    for (const session of [`${SESSION} `, 7, ""]) {
      expect(propertiesOf({ ...GOOD, session })).to.deep.equal([""]);
    }
    expect(propertiesOf({ ...GOOD, sesion: SESSION })).to.deep.equal([""]);
  });

  for (const property of ["event", "type", "method", "adopt", "url"]) {
    it(`is not named where a session was given as ${property}`, () => {
      expect(propertiesOf({ ...GOOD, [property]: SESSION })).to.deep.equal([""]);
    });
  }

  const urls = [
    "hooks.example.com/t0ken",
    "https://hooks.example.com?t0ken ",
    "ftp://me:t0ken@hooks.example.com",
  ];
  for (const url of urls) {
    it(`is not named where it is a URL that could hold a token: ${url}`, () => {
      expect(propertiesOf({ ...GOOD, url })).to.deep.equal([""]);
    });
  }
});

describe("check: what it never quotes", () => {
  it("is a session, in whichever property it was put", () => {
    for (const property of ["event", "url", "type", "method", "session", "adopt", "webhookId", "other"]) {
      for (const session of [SESSION, `${SESSION} `, SESSION.toUpperCase()]) {
        const { failures } = check({ ...GOOD, [property]: session }, FINE);
        expectWithout(failures, SECRET);
      }
    }
  });

  it("is a URL's path or query, in whichever property it was put", () => {
    for (const property of ["event", "type", "method", "session", "adopt", "other"]) {
      const { failures } = check({ ...GOOD, [property]: "https://h.test/t0ken-4711?t0ken-4711" }, FINE);
      expectWithout(failures, "t0ken-4711");
    }
    for (const url of [`${URL_GIVEN} `, `x${URL_GIVEN}`, "/t0ken-4711"]) {
      expectWithout(check({ ...GOOD, url }, FINE).failures, "t0ken-4711");
    }
  });

  it("does not name a property that could be a session itself", () => {
    const [failure] = check({ ...GOOD, [SESSION]: "x" }, FINE).failures;
    expect(failure?.reason).to.contain("(…) is not a property of a hook");
    expectWithout([failure], SECRET);
  });
});
