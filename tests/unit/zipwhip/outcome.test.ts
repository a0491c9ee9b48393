import { expect } from "chai";
import fc from "fast-check";
import { readHooks } from "../../../zipwhip/envelope";
import {
  MalformedError,
  RateLimitedError,
  RefusedError,
  UnauthorizedError,
  UnavailableError,
  UnclearError,
  type ZipwhipError,
} from "../../../zipwhip/errors";
import { type Answer, readAnswer, readNoAnswer } from "../../../zipwhip/outcome";
import { expectOneLine } from "../../support/expectations";
import { expectWithout, SECRET, SESSION, spellingsOf } from "../../support/secrets";

const TOKEN = "t0ken-4711";
const PASSWORD = "correct horse";
const URL_SENT = `https://hooks.example.com/${TOKEN}?key=${TOKEN}`;
const parameters = { session: SESSION, url: URL_SENT, password: PASSWORD };
const READS = { call: "webhook/list", writes: false, parameters };
const WRITES = { call: "webhook/add", writes: true, parameters };

const errorOf = (kind: typeof READS, answer: Answer): ZipwhipError => {
  const outcome = readAnswer(kind, answer, readHooks);
  if (!("error" in outcome)) throw new Error("an answer without an error");
  return outcome.error;
};

type Class = new (...details: never[]) => ZipwhipError;
type Expected = Class | "value";

describe("outcome: readAnswer", () => {
  const yes = '{"success":true,"response":[]}';
  const no = '{"success":false,"response":{"code":-703,"desc":"Wrong arguments"}}';
  const silent = '{"response":[]}';
  const bodies = { yes, no, silent, "no JSON": "<html>", empty: "", array: "[]" };
  type Body = keyof typeof bodies;
  const all = Object.keys(bodies) as Body[];
  const unreadable: Body[] = ["silent", "no JSON", "empty", "array"];

  const rows: [statuses: number[], names: Body[], read: Expected, write: Expected][] = [
    [[200, 201, 202], ["yes"], "value", "value"],
    [[200, 201], ["no"], RefusedError, RefusedError],
    [[200, 204], unreadable, MalformedError, UnclearError],
    [[301, 302, 303, 304, 307, 308], all, RefusedError, UnclearError],
    [[400, 402, 404, 405, 409, 410, 418, 422, 499], all, RefusedError, RefusedError],
    [[401, 403], all, UnauthorizedError, UnauthorizedError],
    [[429], all, RateLimitedError, RateLimitedError],
    [[500, 501, 502, 503, 504, 520, 599], all, UnavailableError, UnclearError],
  ];
  for (const [statuses, names, read, write] of rows) {
    for (const status of statuses) {
      for (const name of names) {
        for (const [kind, expected] of [
          [READS, read],
          [WRITES, write],
        ] as const) {
          const what = expected === "value" ? "a value" : expected.name;
          it(`${status} with ${name} to a ${kind.writes ? "write" : "read"} is ${what}`, () => {
            const outcome = readAnswer(kind, { status, body: bodies[name] }, (response) => response);
            if (expected === "value") {
              expect(outcome).to.deep.equal({ value: [] });
              return;
            }
            if (!("error" in outcome)) throw new Error("no error");
            expect(outcome.error).to.be.instanceOf(expected);
            expect(outcome.error).to.include({ call: kind.call, status });
            expect(outcome.error.message).to.contain(kind.call).and.to.contain(String(status));
            expectOneLine(outcome.error.message);
          });
        }
      }
    }
  }

  it("takes nothing from a part of a list: what is on the other pages would seem gone", () => {
    const body = '{"success":true,"response":[],"total":3,"size":0,"page":1,"pages":2}';
    const error = errorOf(READS, { status: 200, body });
    expect(error).to.be.instanceOf(MalformedError);
    expect(error.message).to.contain("a part of the list only");
    expectOneLine(error.message);
    // Of a write it is not about the line's hooks.
    expect(readAnswer(WRITES, { status: 200, body }, () => "read")).to.deep.equal({ value: "read" });
  });

  it("does not take what was answered 206 for the whole list", () => {
    const read = (response: unknown) => response;
    const kind = { call: "webhook/list", writes: false, parameters: {} };
    const result = readAnswer(kind, { status: 206, body: '{"success":true,"response":[]}' }, read);
    const { error } = result as { error: Error };
    expect(error).to.be.instanceOf(MalformedError);
    expect(error.message).to.contain("a part of the list only");
  });

  it("is malformed or unclear where the reader does not take the response", () => {
    const answer = { status: 200, body: '{"success":true,"response":[{"webhookId":"x"}]}' };
    const read = readAnswer(READS, answer, readHooks);
    const write = readAnswer(WRITES, answer, readHooks);
    if (!("error" in read && "error" in write)) throw new Error("no error");
    expect(read.error).to.be.instanceOf(MalformedError);
    expect(write.error).to.be.instanceOf(UnclearError);
    expect((read.error.cause as Error).message).to.match(/^0\.webhookId: /);
  });

  it("gives a value of null and undefined as such", () => {
    const answer = { status: 200, body: '{"success":true,"response":null}' };
    expect(readAnswer(WRITES, answer, (response) => response)).to.deep.equal({ value: null });
    expect(readAnswer(WRITES, answer, () => undefined)).to.deep.equal({ value: undefined });
  });

  it("carries the code and the words of a refusal", () => {
    const error = errorOf(WRITES, { status: 400, body: no });
    expect(error).to.include({ code: -703, desc: "Wrong arguments" });
    expect(error.message).to.equal(
      "webhook/add was refused (400: code -703, Wrong arguments), nothing was done; mend what it names, then try again",
    );
  });

  it("carries how long the service asks to wait, whatever the error", () => {
    for (const status of [429, 503, 400, 302, 401]) {
      expect(errorOf(WRITES, { status, body: "", retryAfterMs: 0 }).retryAfterMs, `${status}`).to.equal(0);
      expect(errorOf(READS, { status, body: "" }).retryAfterMs, `${status}`).to.equal(undefined);
    }
  });

  it("names the host of a redirect, and no more of it", () => {
    const location = `https://elsewhere.example:8443/${TOKEN}?session=${encodeURIComponent(SESSION)}`;
    const error = errorOf(READS, { status: 302, body: "", location });
    expect(error.message).to.contain("elsewhere.example:8443");
    expectWithout(error, SECRET, TOKEN);
    for (const odd of [undefined, "", "/relative", "::"]) {
      expectOneLine(errorOf(READS, { status: 302, body: "", location: odd }).message);
    }
  });

  const echo = (desc: string, status = 400) =>
    errorOf(WRITES, { status, body: JSON.stringify({ success: false, response: { code: 1, desc } }) });

  for (const spelling of spellingsOf(SESSION)) {
    it(`lets no session through that the service echoes as ${spelling}`, () => {
      expectWithout(echo(`no such session ${spelling}.`), SECRET);
    });
  }

  it("lets no password and no path of a URL through that the service echoes", () => {
    const error = echo(`cannot use ${URL_SENT} with ${PASSWORD}`);
    expectWithout(error, PASSWORD, TOKEN);
    expect(error.message).to.contain("https://hooks.example.com/…");
  });

  it("lets no path of a URL through that the service echoes encoded", () => {
    expectWithout(echo(`cannot parse url=${encodeURIComponent(URL_SENT)}`), TOKEN);
  });

  it("cuts long words, only after it has cleaned them", () => {
    const error = echo(`${"x ".repeat(95)} ${SESSION} ${"y ".repeat(10_000)}`) as RefusedError;
    expect(error.desc).to.have.length(200);
    expect(error.message.length).to.be.below(300);
    expectWithout(error, SECRET, SECRET.slice(0, 8));
  });

  it("makes one line of words that have several", () => {
    const error = echo(" no\r\n\tnot\nthis \u2028 one ");
    expect(error.message).to.not.match(/[\r\n\t\u2028]/);
  });

  it("quotes nothing of a body that it cannot read", () => {
    for (const body of [
      SESSION,
      `{"a":"${SESSION}`,
      `{"${SESSION}":1}`,
      `{"success":true,"${SESSION}":{}}`,
    ]) {
      expectWithout(errorOf(READS, { status: 200, body }), SECRET);
      expectWithout(errorOf(WRITES, { status: 200, body }), SECRET);
      expectWithout(errorOf(READS, { status: 404, body }), SECRET);
    }
  });

  it("lets no session through, whatever the answer", () => {
    const statuses = fc.constantFrom(200, 204, 302, 400, 401, 403, 404, 429, 500, 503);
    const echoed = fc.constantFrom(...spellingsOf(SESSION));
    const shapes = fc.constantFrom<(text: string) => string>(
      (text) => text,
      (text) => JSON.stringify({ success: false, response: text }),
      (text) => JSON.stringify({ success: false, response: { code: text, desc: text } }),
      (text) => JSON.stringify({ success: false, errorDesc: text }),
      (text) => JSON.stringify({ success: true, response: [{ webhookId: text, [text]: text }] }),
      (text) => JSON.stringify({ [text]: text }),
      (text) => JSON.stringify([text]),
    );
    fc.assert(
      fc.property(
        statuses,
        echoed,
        fc.string(),
        shapes,
        fc.boolean(),
        (status, spelling, pad, shape, writes) => {
          const answer = {
            status,
            body: shape(`${pad}${spelling}${pad}`),
            location: `https://h.test/${spelling}`,
          };
          const outcome = readAnswer(writes ? WRITES : READS, answer, readHooks);
          if (!("error" in outcome)) throw new Error("no error");
          expectWithout(outcome.error, SECRET);
          expectOneLine(outcome.error.message);
        },
      ),
      { numRuns: 300 },
    );
  });
});

describe("outcome: readNoAnswer", () => {
  const cause = new Error("beneath");
  const rows: [kind: typeof READS, sent: boolean, expected: Class][] = [
    [READS, false, UnavailableError],
    [READS, true, UnavailableError],
    [WRITES, false, UnavailableError],
    [WRITES, true, UnclearError],
  ];
  for (const [kind, sent, expected] of rows) {
    it(`a ${kind.writes ? "write" : "read"} that was ${sent ? "" : "not "}sent is ${expected.name}`, () => {
      const error = readNoAnswer(kind, { what: "time-out after 30 s", sent, cause });
      expect(error).to.be.instanceOf(expected);
      expect(error.cause).to.equal(cause);
      expect(error).to.include({ call: kind.call });
      expect(error.status).to.equal(undefined);
      expect(error.message).to.contain("time-out after 30 s");
      expectOneLine(error.message);
    });
  }
});
