import { inspect } from "node:util";
import { gzipSync } from "node:zlib";
import { expect } from "chai";
import { type Canary, search } from "./search";
import { SPELLINGS } from "./spellings";

const SESSION: Canary = { name: "session", secret: "0f8fad5b-d9cb-469f-a165-70867728950e" };
const ODD: Canary = { name: "odd", secret: 'k9+Zq/7="x&<y>-w3R~5\\tv' };
const NOISE =
  "POST webhook/add: 200, 12 ms; 687557714 of line 299538202, 7c9e6679-7425-40de-944b-e07fc1f90ae7\n";

describe("the search for a canary", () => {
  for (const canary of [SESSION, ODD]) {
    for (const [name, spell] of Object.entries(SPELLINGS)) {
      it(`finds the ${canary.name} ${name}`, () => {
        const found = search(`${NOISE}<${spell(canary.secret)}>${NOISE}`, [SESSION, ODD]);
        expect(found.map((finding) => finding.canary)).to.deep.equal([canary.name]);
      });
    }
  }

  for (const [name, packed] of [
    ["backwards", [...SESSION.secret].reverse().join("")],
    ["half of it", SESSION.secret.slice(18)],
    ["broken over lines", `${SESSION.secret.slice(0, 9)}\n  ${SESSION.secret.slice(9)}`],
    ["as Node prints long texts", inspect([`${"x ".repeat(60)}\n${SESSION.secret.slice(0, 20)}`, 1])],
    ["with zeros between", [...SESSION.secret].join("\0")],
    ["in base64 of more than it", Buffer.from(NOISE + SESSION.secret + NOISE).toString("base64")],
  ] as const) {
    it(`finds it ${name}`, () => {
      expect(search(packed, [SESSION])).to.have.length(1);
    });
  }

  it("finds it in a packed file", () => {
    expect(search(gzipSync(`${NOISE}${SESSION.secret}`), [SESSION])).to.have.length(1);
  });

  it("finds nothing where nothing is", () => {
    expect(search(NOISE.repeat(1000), [SESSION, ODD])).to.deep.equal([]);
  });
});
