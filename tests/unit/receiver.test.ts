import { expect } from "chai";
import fc from "fast-check";
import { PUBLISHED_SOURCES } from "../../receiver";
import { eventOf } from "../../receiver/route";
import { sourceCheck } from "../../receiver/sources";

describe("receiver: sources", () => {
  const published = sourceCheck(PUBLISHED_SOURCES, []);

  it("takes the ranges, IPv4 also as it comes over IPv6, and nothing beside them", () => {
    for (const inside of [
      "69.46.44.0",
      "69.46.44.255",
      "208.69.95.64",
      "208.69.95.127",
      "::ffff:69.46.44.9",
    ]) {
      expect(published(inside, undefined), inside).to.equal(true);
    }
    for (const outside of ["69.46.45.0", "208.69.95.63", "208.69.95.128", "::1", "", "x", undefined]) {
      expect(published(outside, undefined), outside).to.equal(false);
    }
    const six = sourceCheck(["2001:db8::/32", "192.0.2.1"], []);
    expect(
      ["2001:db8::7", "192.0.2.1", "2001:db9::7", "192.0.2.2"].map((peer) => six(peer, undefined)),
    ).to.deep.equal([true, true, false, false]);
  });

  it("believes a forwarded address of a trusted proxy only", () => {
    expect(published("10.0.0.1", "69.46.44.9")).to.equal(false);
    const check = sourceCheck(PUBLISHED_SOURCES, ["10.0.0.0/8", "fd00::/8"]);
    expect(check("10.0.0.1", "69.46.44.9")).to.equal(true);
    expect(check("203.0.113.9", "69.46.44.9")).to.equal(false);
    expect(check("10.0.0.1", undefined)).to.equal(false);
  });

  it("believes it from the right, up to the first that is no proxy: the rest anybody can make up", () => {
    const check = sourceCheck(PUBLISHED_SOURCES, ["10.0.0.0/8"]);
    expect(check("10.0.0.1", "1.2.3.4, 69.46.44.9, 10.0.0.2")).to.equal(true);
    expect(check("10.0.0.1", "69.46.44.9, 203.0.113.9")).to.equal(false);
    expect(check("10.0.0.1", "69.46.44.9, nonsense")).to.equal(false);
    expect(check("10.0.0.1", "[::ffff:69.46.44.9]:443")).to.equal(true);
    expect(check("10.0.0.1", "69.46.44.9:5000")).to.equal(true);
  });

  it("refuses an address that is written short: it would be another one than was meant", () => {
    for (const short of ["69.46.44", "69.46.44/24", "10/8", "0x7f.1", "010.0.0.1", "2130706433"]) {
      const words = `"${short}" is neither an address nor a CIDR range`;
      expect(() => sourceCheck([short], []), short).to.throw(words);
      expect(() => sourceCheck(undefined, [short]), short).to.throw(words);
    }
    const check = sourceCheck(["127.0.0.1"], ["10.0.0.0/8"]);
    for (const heard of ["127.1", "0x7f.0.0.1", "2130706433"])
      expect(check("10.0.0.1", heard), heard).to.equal(false);
  });

  it("takes a range of IPv4 addresses that is written as they come over IPv6", () => {
    const check = sourceCheck(["::ffff:69.46.44.0/120", "::/0"], []);
    expect(
      ["69.46.44.9", "::ffff:69.46.44.9", "69.46.45.9", "2001:db8::1"].map((peer) => check(peer, "")),
    ).to.deep.equal([true, true, false, true]);
  });

  it("lets nobody talk his way in from outside", () => {
    const check = sourceCheck(PUBLISHED_SOURCES, ["10.0.0.0/8"]);
    const outside = fc.ipV4().filter((peer) => !published(peer, undefined) && !peer.startsWith("10."));
    const inside = fc.constantFrom("69.46.44.9", "10.0.0.1", "", "x", "::1");
    fc.assert(
      fc.property(outside, fc.array(inside), (peer, heard) => {
        expect(check(peer, heard.join(","))).to.equal(false);
        expect(check("10.0.0.1", [...heard, peer].join(","))).to.equal(false);
      }),
    );
  });
});

describe("receiver: paths", () => {
  it("knows an event by its last segment, after the token", () => {
    const events = ["receive", "send"] as const;
    expect(eventOf("/a/b/t/send", "t", events)).to.equal("send");
    expect(eventOf("/send", undefined, events)).to.equal("send");
    expect(eventOf("/send", "t", events)).to.equal(undefined);
    expect(eventOf("t/send", "t", events)).to.equal("send");
    expect(eventOf("", undefined, events)).to.equal(undefined);
  });

  it("takes no other token, whatever the path", () => {
    fc.assert(
      fc.property(fc.webPath(), fc.string(), (path, token) => {
        fc.pre(token !== "0123456789abcdef");
        expect(eventOf(`${path}/${token}/send`, "0123456789abcdef", ["send"])).to.equal(undefined);
      }),
    );
  });
});
