import { expect } from "chai";
import { readRetryAfter } from "../../../zipwhip/retry-after";

const NOW = Date.UTC(2026, 0, 2, 3, 4, 5);

describe("retry-after", () => {
  const rows: [header: string | undefined, ms: number | undefined][] = [
    ["0", 0],
    ["7", 7_000],
    [" 7 ", 7_000],
    ["1.5", 1_500],
    ["0.0001", 1],
    ["86400", 86_400_000],
    ["Fri, 02 Jan 2026 03:04:15 GMT", 10_000],
    ["Friday, 02-Jan-26 03:04:15 GMT", 10_000],
    ["Fri, 02 Jan 2026 03:04:05 GMT", 0],
    ["Fri, 02 Jan 2026 03:04:00 GMT", 0],
    ["Thu, 01 Jan 1970 00:00:00 GMT", 0],
    [undefined, undefined],
    ["", undefined],
    ["   ", undefined],
    ["soon", undefined],
    ["-5", undefined],
    ["+5", undefined],
    ["5 s", undefined],
    ["5,5", undefined],
    ["1e3", undefined],
    ["0x10", undefined],
    ["NaN", undefined],
    ["Infinity", undefined],
    ["try 5", undefined],
    ["in 5 minutes", undefined],
  ];
  for (const [header, ms] of rows) {
    it(`${JSON.stringify(header)} asks for ${ms === undefined ? "nothing" : `${ms} ms`}`, () => {
      expect(readRetryAfter(header, NOW)).to.equal(ms);
    });
  }

  for (const [clock, now] of Object.entries({ behind: NOW - 3_600_000, ahead: NOW + 3_600_000 })) {
    it(`a date counts by the service's clock, also where this machine's is an hour ${clock}`, () => {
      const date = "Fri, 02 Jan 2026 03:04:05 GMT";
      expect(readRetryAfter("Fri, 02 Jan 2026 03:04:15 GMT", now, date)).to.equal(10_000);
      expect(readRetryAfter("7", now, date)).to.equal(7_000);
      expect(readRetryAfter("Fri, 02 Jan 2026 03:04:15 GMT", NOW, "yesterday")).to.equal(10_000);
    });
  }
});
