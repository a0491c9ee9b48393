import { expect } from "chai";
import { readAudit } from "../../../tools/lib/audit.mjs";

describe("the audit", () => {
  it("is clean where npm knows of nothing", () => {
    const answer = {
      auditReportVersion: 2,
      vulnerabilities: {},
      metadata: { vulnerabilities: { total: 0 } },
    };
    expect(readAudit(JSON.stringify(answer))).to.deep.equal({ found: false, text: "none" });
  });

  it("names what is found, with its way", () => {
    const vulnerabilities = {
      axios: {
        name: "axios",
        severity: "high",
        range: "<1.2.3",
        via: [{ title: "SSRF", url: "https://x.example/1" }],
      },
      ours: { name: "ours", severity: "high", range: "*", via: ["axios"] },
    };
    const { found, text } = readAudit(JSON.stringify({ auditReportVersion: 2, vulnerabilities }));
    expect(found).to.equal(true);
    expect(text.split("\n").map((line) => line.trim())).to.deep.equal([
      "2 found; see npm audit --omit=dev",
      "axios <1.2.3 (high): SSRF (https://x.example/1)",
      "ours * (high): by way of axios",
    ]);
  });

  for (const [what, stdout] of [
    [
      "a registry that does not take the question",
      JSON.stringify({ message: "405 Method Not Allowed - POST", error: {} }),
    ],
    ["no network", JSON.stringify({ error: { code: "ENOTFOUND", summary: "request failed\nreason" } })],
    ["no npm", ""],
    ["something else", "<html>"],
  ] as const) {
    it(`says that it could not be asked where there is ${what}, and fails nothing`, () => {
      const { found, text } = readAudit(stdout);
      expect(found).to.equal(false);
      expect(text).to.match(/^could not be asked \(.+\)$/);
    });
  }
});
