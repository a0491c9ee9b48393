import { expect } from "chai";
import fc from "fast-check";
import {
  MalformedError,
  RateLimitedError,
  RefusedError,
  UnauthorizedError,
  UnavailableError,
  UnclearError,
} from "../../../zipwhip/errors";
import {
  ATTEMPTS,
  ATTEMPTS_RATE_LIMITED,
  backoff,
  LONGEST_WAIT_MS,
  retryDelay,
} from "../../../zipwhip/retry";

const details = { call: "webhook/list" };
const unavailable = new UnavailableError("x", details);
const rateLimited = new RateLimitedError("x", details);
const unclear = new UnclearError("x", details);
const malformed = new MalformedError("x", details);

describe("retry: backoff", () => {
  it("doubles from 250 ms to 8 s, at a random of 1", () => {
    const delays = [1, 2, 3, 4, 5, 6, 7, 8, 50].map((attempt) => backoff(attempt, 1));
    expect(delays).to.deep.equal([250, 500, 1000, 2000, 4000, 8000, 8000, 8000, 8000]);
  });

  it("is half of that at a random of 0", () => {
    expect([1, 2, 3, 6, 7].map((attempt) => backoff(attempt, 0))).to.deep.equal([125, 250, 500, 4000, 4000]);
  });

  it("lies between those two at any random", () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 1, max: 20 }),
        fc.double({ min: 0, max: 1, noNaN: true }),
        (n, random) => {
          expect(backoff(n, random)).to.be.within(backoff(n, 0), backoff(n, 1));
        },
      ),
    );
  });
});

describe("retry: retryDelay", () => {
  for (const repeat of ["always", "if-undone"] as const) {
    it(`repeats (${repeat}) what was not reached, up to ${ATTEMPTS} attempts`, () => {
      const delays = [1, 2, 3, 4].map((attempt) => retryDelay(unavailable, attempt, repeat, 1));
      expect(delays).to.deep.equal([250, 500, 1000, undefined]);
    });

    it(`repeats (${repeat}) what came too fast, up to ${ATTEMPTS_RATE_LIMITED} attempts`, () => {
      const attempts = Array.from({ length: 12 }, (_, n) => n + 1);
      const delays = attempts.map((attempt) => retryDelay(rateLimited, attempt, repeat, 0) !== undefined);
      expect(delays).to.deep.equal(attempts.map((attempt) => attempt < ATTEMPTS_RATE_LIMITED));
    });

    it(`never repeats (${repeat}) what was refused or not let in`, () => {
      expect(retryDelay(new RefusedError("x", details), 1, repeat, 0)).to.equal(undefined);
      expect(retryDelay(new UnauthorizedError("x", details), 1, repeat, 0)).to.equal(undefined);
    });
  }

  it("repeats what is unclear or malformed only where a repeat does no harm", () => {
    for (const error of [unclear, malformed]) {
      expect(retryDelay(error, 1, "if-undone", 0)).to.equal(undefined);
      expect(retryDelay(error, 1, "always", 0)).to.equal(125);
      expect(retryDelay(error, ATTEMPTS, "always", 0)).to.equal(undefined);
    }
  });

  it("leaves the waiting to the pause where the service named a time", () => {
    for (const retryAfterMs of [1, 7_000, LONGEST_WAIT_MS]) {
      const asked = new RateLimitedError("x", { ...details, retryAfterMs });
      expect(retryDelay(asked, 1, "if-undone", 1), String(retryAfterMs)).to.equal(0);
    }
  });

  it("gives up where the service named a time beyond ten minutes", () => {
    const retryAfterMs = LONGEST_WAIT_MS + 1;
    expect(LONGEST_WAIT_MS).to.equal(600_000);
    for (const error of [
      new RateLimitedError("x", { ...details, retryAfterMs }),
      new UnavailableError("x", { ...details, retryAfterMs }),
    ]) {
      expect(retryDelay(error, 1, "always", 0)).to.equal(undefined);
    }
  });

  it("does not repeat an unclear write though the service named a time", () => {
    const asked = new UnclearError("x", { ...details, retryAfterMs: 1_000 });
    expect(retryDelay(asked, 1, "if-undone", 0)).to.equal(undefined);
  });
});
