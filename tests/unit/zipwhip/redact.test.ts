import { expect } from "chai";
import fc from "fast-check";
import { REDACTED, redact, redactSent } from "../../../zipwhip/redact";
import { ROTATED, SECRET, SESSION, spellingsOf } from "../../support/secrets";

const hex = (length: number) =>
  fc.string({ unit: fc.constantFrom(..."0123456789abcdef"), minLength: length, maxLength: length });
const sessions = fc
  .tuple(hex(8), hex(4), hex(4), hex(4), hex(12), fc.integer({ min: 1, max: 999_999_999 }))
  .map(([a, b, c, d, e, line]) => `${[a, b, c, d, e].join("-")}:${line}`);

describe("redact", () => {
  for (const spelling of spellingsOf(SESSION)) {
    it(`takes out the given session where it is spelled ${spelling}`, () => {
      const clean = redact(`before ${spelling} after`, [SESSION]);
      expect(clean.toLowerCase()).to.not.contain(SECRET);
      expect(clean).to.contain(REDACTED);
      expect(clean).to.match(/^before .* after$/);
    });
  }

  it("takes out what has a session's shape, without being told of it", () => {
    for (const spelling of [ROTATED, ROTATED.toUpperCase(), encodeURIComponent(ROTATED)]) {
      expect(redact(`x${spelling}y`)).to.equal(`x${REDACTED}y`);
    }
    expect(redact(ROTATED.replace(":", "%3a"))).to.equal(REDACTED);
  });

  it("takes out every one of several, each time it occurs", () => {
    const text = `${SESSION},${ROTATED},${SESSION}`;
    expect(redact(text, [SESSION, ROTATED])).to.equal(`${REDACTED},${REDACTED},${REDACTED}`);
  });

  it("takes out a session of another shape, in each encoding", () => {
    const odd = "p w+q&r=é/abcdef:5";
    const form = new URLSearchParams({ session: odd }).toString();
    for (const spelling of [odd, encodeURIComponent(odd), encodeURIComponent(odd).toLowerCase(), form]) {
      expect(redact(`<${spelling}>`, [odd]), spelling).to.match(/^<(session=)?\[session\]>$/);
    }
  });

  it("leaves alone what is no session, and an empty or missing one", () => {
    const text = "id 687557714 of line 299538202, 0f8fad5b-d9cb-469f-a165";
    expect(redact(text, ["", undefined, SESSION])).to.equal(text);
  });

  it("lets no session survive in any text, whatever its spelling", () => {
    fc.assert(
      fc.property(
        sessions,
        fc.string(),
        fc.string(),
        fc.nat(spellingsOf(SESSION).length - 1),
        (session, before, after, n) => {
          const spelling = spellingsOf(session)[n] ?? "";
          const clean = redact(`${before}${spelling}${after}`, [session]).toLowerCase();
          expect(clean).to.not.contain(session.split(":")[0]);
        },
      ),
    );
  });

  it("lets no session of the usual shape survive, though it was told of none", () => {
    fc.assert(
      fc.property(sessions, fc.string(), fc.string(), (session, before, after) => {
        expect(redact(`${before}${session}${after}`)).to.not.contain(session);
      }),
    );
  });

  it("changes nothing more when it is done again", () => {
    fc.assert(
      fc.property(sessions, fc.string(), fc.string(), (session, before, after) => {
        const once = redact(`${before}${session}${after}`, [session]);
        expect(redact(once, [session])).to.equal(once);
      }),
    );
  });
});

describe("redactSent", () => {
  const sent = {
    session: SESSION,
    password: "correct horse",
    url: "https://hooks.example.com/token-4711?key=abc",
  };

  it("takes out session and password, and all of the url but its host", () => {
    const text = `bad ${sent.session} or ${sent.password} for ${sent.url}!`;
    expect(redactSent(text, sent)).to.equal(
      `bad ${REDACTED} or ${REDACTED} for https://hooks.example.com/…!`,
    );
  });

  it("takes out the password as a form spells it", () => {
    for (const spelling of ["correct+horse", "correct%20horse"]) {
      expect(redactSent(`<${spelling}>`, sent)).to.equal(`<${REDACTED}>`);
    }
  });

  it("takes out the url in every spelling that a request gives it", () => {
    const form = new URLSearchParams({ url: sent.url }).toString();
    for (const spelling of [encodeURIComponent(sent.url), encodeURIComponent(sent.url).toLowerCase(), form]) {
      expect(redactSent(`<${spelling}>`, sent), spelling).to.not.match(/token-4711|key/);
    }
  });

  it("leaves a text alone where nothing of that was sent", () => {
    expect(redactSent("webhookId 5 is unknown", { webhookId: "5" })).to.equal("webhookId 5 is unknown");
  });
});
