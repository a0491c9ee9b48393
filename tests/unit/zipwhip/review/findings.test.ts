import { expect } from "chai";
import { findingsOf } from "../../../../zipwhip/review/findings";

const URL_FINE = "https://hooks.example.com/t0ken";

describe("findings", () => {
  it("has none for an https url and POST or PUT", () => {
    expect(findingsOf({ url: URL_FINE, method: "POST" }, true)).to.deep.equal([]);
    expect(findingsOf({ url: URL_FINE, method: "PUT" }, true)).to.deep.equal([]);
  });

  it("warns of a url in clear text", () => {
    const findings = findingsOf({ url: "http://hooks.example.com/t0ken", method: "POST" }, true);
    expect(findings).to.have.length(1);
    expect(findings[0]).to.contain("http://").and.to.contain("clear text");
  });

  it("warns of GET", () => {
    const findings = findingsOf({ url: URL_FINE, method: "GET" }, true);
    expect(findings).to.have.length(1);
    expect(findings[0]).to.contain("GET");
  });

  const own = [
    ...["localhost", "hooks.localhost", "127.0.0.1", "127.1", "2130706433", "0.0.0.0", "[::1]", "[::]"],
    ...["10.1.2.3", "172.16.0.1", "172.31.255.255", "192.168.1.1", "169.254.169.254", "100.64.0.1"],
    ...["[fc00::1]", "[fd12::1]", "[fe80::1]", "[::ffff:10.0.0.1]", "[::ffff:127.0.0.1]"],
    ...["intranet", "printer.local", "db.internal", "nas.lan", "nas.home.arpa", "PRINTER.LOCAL"],
    ...["localhost.", "printer.local."],
  ];
  for (const host of own) {
    it(`warns of ${host}, which the service cannot reach`, () => {
      const findings = findingsOf({ url: `https://${host}/t0ken`, method: "POST" }, true);
      expect(findings).to.have.length(1);
      expect(findings[0]).to.contain("private host").and.to.not.contain("t0ken");
    });

    it(`says nothing of ${host} where the API is not the real one`, () => {
      expect(findingsOf({ url: `https://${host}/t0ken`, method: "POST" }, false)).to.deep.equal([]);
    });
  }

  const public_ = ["example.com", "8.8.8.8", "172.32.0.1", "100.128.0.1", "11.0.0.1", "[2606:4700::1111]"];
  for (const host of [...public_, "local.example.com", "mylocal.example", "localhost.example.com"]) {
    it(`says nothing of ${host}`, () => {
      expect(findingsOf({ url: `https://${host}/`, method: "POST" }, true)).to.deep.equal([]);
    });
  }

  it("has all findings at once", () => {
    expect(findingsOf({ url: "http://10.0.0.1/", method: "GET" }, true)).to.have.length(3);
  });

  it("leaves what is no URL to the provider's check", () => {
    expect(findingsOf({ url: "hooks.example.com", method: "GET" }, true)).to.deep.equal([]);
  });
});
