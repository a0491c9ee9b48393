import { expect } from "chai";
import * as zipwhip from "../../../zipwhip";
import { MESSAGE_EVENTS } from "../../../zipwhip/hook";

const details = { call: "webhook/add", status: 400, retryAfterMs: 5, cause: new Error("beneath") };
const classes = [
  zipwhip.MalformedError,
  zipwhip.RateLimitedError,
  zipwhip.RefusedError,
  zipwhip.UnauthorizedError,
  zipwhip.UnavailableError,
  zipwhip.UnclearError,
  zipwhip.UnsentError,
];
const names = [
  "MalformedError",
  "RateLimitedError",
  "RefusedError",
  "UnauthorizedError",
  "UnavailableError",
  "UnclearError",
  "UnsentError",
];

describe("errors", () => {
  for (const [n, Class] of classes.entries()) {
    it(`${names[n]} has a literal name, its parents, and what is known of the call`, () => {
      const error = new Class("what happened", details);
      expect(error).to.be.instanceOf(zipwhip.ZipwhipError).and.to.be.instanceOf(Error);
      expect(error.name).to.equal(names[n]);
      expect(String(error)).to.equal(`${names[n]}: what happened`);
      expect(error).to.include({ call: "webhook/add", status: 400, retryAfterMs: 5 });
      expect(error.cause).to.equal(details.cause);
      for (const Other of classes) expect(error instanceof Other).to.equal(Other === Class);
    });

    it(`${names[n]} has nothing for what is not known`, () => {
      const error = new Class("what happened", { call: "webhook/add" });
      for (const absent of ["status", "retryAfterMs", "cause", "code", "desc"]) {
        expect(Reflect.get(error, absent), absent).to.equal(undefined);
      }
    });
  }

  it("RefusedError carries the service's code and words", () => {
    const error = new zipwhip.RefusedError("x", { call: "webhook/add", code: 0, desc: "" });
    expect(error).to.include({ code: 0, desc: "" });
  });

  it("SettingError is no error of a call", () => {
    const error = new zipwhip.SettingError("x");
    expect(error.name).to.equal("SettingError");
    expect(error).to.not.be.instanceOf(zipwhip.ZipwhipError);
  });

  it("the package shows what a program needs, and no more", () => {
    expect(Object.keys(zipwhip).sort()).to.deep.equal(
      [
        ...names,
        ...["API_URL", "DEFAULT_METHOD", "EVENTS", "MESSAGE_EVENTS", "METHODS", "OPTOUT_EVENTS"],
        ...["PUBLISHED_SOURCES", "SettingError", "TYPES", "ZipwhipClient", "ZipwhipError"],
        ...["identical", "lineOf", "login", "normaliseUrl", "redact", "typeOfEvent"],
      ].sort(),
    );
    expect(zipwhip.MESSAGE_EVENTS).to.equal(MESSAGE_EVENTS);
  });
});
