import { expect } from "chai";
import fc from "fast-check";
import { isInteger, parse } from "lossless-json";
import { parseExactly } from "../../../zipwhip/exact-json";

// What lossless-json says, told in our terms: integers of sixteen digits and more as texts.
const byTheBook = (text: string) =>
  parse(text, undefined, (digits) =>
    isInteger(digits) && digits.replace("-", "").length >= 16 ? digits : Number(digits),
  );

const number = fc.oneof(
  fc.bigInt({ min: -(2n ** 70n), max: 2n ** 70n }).map(String),
  fc.double({ noNaN: true, noDefaultInfinity: true }).map((value) => JSON.stringify(value)),
  fc.constantFrom(
    "0.12345678901234567",
    "1234567890123456789.5",
    "12345678901234567890e3",
    "1e-1234567890123456789",
  ),
);
const text = fc
  .oneof(fc.string({ unit: "binary" }), fc.constantFrom('12345678901234567890"', "\\\\", '\\"', "\\", '"1'))
  .map((value) => JSON.stringify(value));
const { json } = fc.letrec<{ json: string; list: string; object: string }>((tie) => ({
  json: fc.oneof({ maxDepth: 4 }, number, text, fc.constantFrom("true", "null"), tie("list"), tie("object")),
  list: fc.array(tie("json"), { maxLength: 5 }).map((items) => `[${items.join(" , ")}]`),
  object: fc
    .uniqueArray(fc.tuple(text, tie("json")), { maxLength: 5, selector: ([key]) => key })
    .map((pairs) => `{${pairs.map(([key, value]) => `${key}:${value}`).join(",")}}`),
}));

describe("JSON without a digit lost", () => {
  it("is what a parser of every digit makes of it", () => {
    fc.assert(
      fc.property(json, (given) => {
        fc.pre(!given.includes("__proto__"));
        expect(JSON.stringify(parseExactly(given))).to.equal(JSON.stringify(byTheBook(given)));
      }),
      { numRuns: 5_000 },
    );
  });

  it("makes no name of a number that stands in its place", () => {
    for (const given of ["{1234567890123456789:1}", '{"a":1,-1234567890123456789 \n : 1}'])
      expect(() => parseExactly(given), given).to.throw(SyntaxError);
  });

  it("takes for JSON what JSON.parse takes, and nothing else", () => {
    const broken = fc
      .tuple(json, fc.nat(), fc.constantFrom('"', "\\", "1234567890123456789", ",", "}", ""))
      .map(
        ([good, at, put]) =>
          good.slice(0, at % (good.length + 1)) + put + good.slice((at % (good.length + 1)) + 1),
      );
    const takes = (parser: (text: string) => unknown, given: string) => {
      try {
        parser(given);
        return true;
      } catch {
        return false;
      }
    };
    fc.assert(
      fc.property(broken, (given) => {
        expect(takes(parseExactly, given), given).to.equal(takes(JSON.parse, given));
      }),
      { numRuns: 5_000 },
    );
  });

  it("takes no longer for what is made to take long", () => {
    for (const hostile of [`"${'\\"'.repeat(500_000)}`, '"'.repeat(500_001), `"${"\\".repeat(1_000_001)}`]) {
      const start = performance.now();
      expect(() => parseExactly(hostile)).to.throw(SyntaxError);
      expect(performance.now() - start).to.be.below(5_000);
    }
  });

  it("keeps an id of the page's example", () => {
    expect(parseExactly('{"id":634151298329219072,"contactId":3382213402}')).to.deep.equal({
      id: "634151298329219072",
      contactId: 3382213402,
    });
  });
});
