import { expect } from "chai";
import fc from "fast-check";
import {
  identical,
  identityKey,
  isLoopback,
  normaliseUrl,
  sameUrl,
  showUrl,
} from "../../../zipwhip/identity";

const letters = fc.string({
  unit: fc.constantFrom(..."abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789-_~"),
  minLength: 1,
  maxLength: 8,
});
const segments = fc.array(letters, { minLength: 1, maxLength: 4 });
const encoded = fc.constantFrom(
  "%41",
  "%7e",
  "%2F",
  "%2f",
  "%20",
  "%c3%a9",
  "%25",
  "%",
  "%2",
  "%%",
  "é",
  " ",
);
const messy = fc
  .array(fc.oneof(letters, encoded, fc.constantFrom("/", "/./", "/../", "?", "&", "=", "#", ":", "@")))
  .map((parts) => parts.join(""));

describe("identity: normaliseUrl", () => {
  const same: [what: string, a: string, b: string][] = [
    ["the case of the host", "https://Hooks.EXAMPLE.com/a", "https://hooks.example.com/a"],
    ["the case of the scheme", "HTTPS://hooks.example.com/a", "https://hooks.example.com/a"],
    ["the default port of https", "https://hooks.example.com:443/a", "https://hooks.example.com/a"],
    ["the default port of http", "http://hooks.example.com:80/a", "http://hooks.example.com/a"],
    ["dot segments", "https://hooks.example.com/x/../a/./b", "https://hooks.example.com/a/b"],
    ["a fragment", "https://hooks.example.com/a#one", "https://hooks.example.com/a"],
    ["an empty fragment", "https://hooks.example.com/a?b#", "https://hooks.example.com/a?b"],
    ["a missing root", "https://hooks.example.com", "https://hooks.example.com/"],
    ["the case of a triplet", "https://hooks.example.com/a%2fb", "https://hooks.example.com/a%2Fb"],
    ["a needless triplet", "https://hooks.example.com/%61%7Eb", "https://hooks.example.com/a~b"],
    ["a letter that needs a triplet", "https://hooks.example.com/é", "https://hooks.example.com/%c3%a9"],
    [
      "a mark that needs a triplet",
      "https://hooks.example.com/a|b^?c[]={d}`",
      "https://hooks.example.com/a%7cb%5E?c%5b%5d=%7bd%7D%60",
    ],
    ["the spelling of an international host", "https://bücher.example/", "https://xn--bcher-kva.example/"],
  ];
  for (const [what, a, b] of same) {
    it(`makes one of two URLs that differ in ${what} only`, () => {
      expect(normaliseUrl(a)).to.equal(normaliseUrl(b));
      expect(sameUrl(a, b)).to.equal(true);
    });
  }

  it("leaves the brackets of an address", () => {
    expect(normaliseUrl("https://[::1]:8443/a[0]")).to.equal("https://[::1]:8443/a%5B0%5D");
  });

  it("does so however often: URL.canParse of Node 20 would not", () => {
    for (let call = 0; call < 20_000; call++)
      expect(normaliseUrl(`https://bücher.example/${call}`)).to.contain("xn--");
  });

  const different: [what: string, a: string, b: string][] = [
    ["the case of the path", "https://hooks.example.com/A", "https://hooks.example.com/a"],
    ["the case of the query", "https://hooks.example.com/?k=A", "https://hooks.example.com/?k=a"],
    ["the order of the query", "https://hooks.example.com/?a=1&b=2", "https://hooks.example.com/?b=2&a=1"],
    ["a slash at the end", "https://hooks.example.com/a/", "https://hooks.example.com/a"],
    ["the scheme", "http://hooks.example.com/a", "https://hooks.example.com/a"],
    ["the port", "https://hooks.example.com:8443/a", "https://hooks.example.com/a"],
    ["an encoded slash", "https://hooks.example.com/a%2Fb", "https://hooks.example.com/a/b"],
    ["an encoded percent", "https://hooks.example.com/%2541", "https://hooks.example.com/A"],
    ["doubled slashes", "https://hooks.example.com//a", "https://hooks.example.com/a"],
    ["the user", "https://me@hooks.example.com/", "https://hooks.example.com/"],
    ["an empty query", "https://hooks.example.com/a?", "https://hooks.example.com/a"],
    ["a plus and a space", "https://hooks.example.com/?a=b+c", "https://hooks.example.com/?a=b%20c"],
  ];
  for (const [what, a, b] of different) {
    it(`keeps apart two URLs that differ in ${what}`, () => {
      expect(normaliseUrl(a)).to.not.equal(normaliseUrl(b));
      expect(sameUrl(a, b)).to.equal(false);
    });
  }

  it("gives back what is no absolute URL as it is", () => {
    for (const text of ["", "hooks.example.com/A%2f", "/a/../b", "https://"]) {
      expect(normaliseUrl(text)).to.equal(text);
    }
  });

  it("changes nothing more when it is done again", () => {
    fc.assert(
      fc.property(messy, (rest) => {
        const once = normaliseUrl(`https://hooks.example.com/${rest}`);
        expect(normaliseUrl(once)).to.equal(once);
      }),
      { numRuns: 1000, examples: [["%%34%31"], ["%25%34%31"], ["a%2e%2e/b"]] },
    );
  });

  it("never makes one of two paths that differ", () => {
    fc.assert(
      fc.property(segments, segments, (a, b) => {
        fc.pre(a.join("/") !== b.join("/"));
        const [one, other] = [a, b].map((path) => `https://hooks.example.com/${path.join("/")}`);
        expect(sameUrl(one ?? "", other ?? "")).to.equal(false);
      }),
    );
  });

  it("never makes one of two paths that differ in the case of their letters", () => {
    fc.assert(
      fc.property(segments, (path) => {
        const url = `https://hooks.example.com/${path.join("/")}`;
        const swapped = `https://hooks.example.com/${path.join("/").toUpperCase()}`;
        expect(sameUrl(url, swapped)).to.equal(url === swapped);
      }),
    );
  });

  it("never makes one of two orders of a query", () => {
    fc.assert(
      fc.property(letters, letters, (a, b) => {
        fc.pre(a !== b);
        const [one, other] = [`?${a}&${b}`, `?${b}&${a}`].map(
          (query) => `https://hooks.example.com/x${query}`,
        );
        expect(sameUrl(one ?? "", other ?? "")).to.equal(false);
      }),
    );
  });

  it("never makes one of a path below the root with and without a slash at its end", () => {
    fc.assert(
      fc.property(segments, (path) => {
        const url = `https://hooks.example.com/${path.join("/")}`;
        expect(sameUrl(url, `${url}/`)).to.equal(false);
      }),
    );
  });
});

describe("identity: identical", () => {
  const hook = { type: "message", event: "receive", url: "https://hooks.example.com/a" };

  it("compares type, event and normalised url", () => {
    expect(identical(hook, { ...hook, url: "https://HOOKS.example.com:443/a" })).to.equal(true);
    expect(identical(hook, { ...hook, url: "https://hooks.example.com/A" })).to.equal(false);
    expect(identical(hook, { ...hook, event: "send" })).to.equal(false);
    expect(identical(hook, { ...hook, type: "optout" })).to.equal(false);
  });

  it("does not look at method or id", () => {
    const stored = { ...hook, webhookId: "1", method: "POST" };
    expect(identical(stored, { ...hook, webhookId: "2", method: "PUT" } as typeof stored)).to.equal(true);
  });

  it("takes a type or event of another case for the same: the service may answer it in its own way", () => {
    expect(identical(hook, { ...hook, type: "MESSAGE", event: "Receive" })).to.equal(true);
  });

  it("has keys that cannot be confused by what stands in the fields", () => {
    const a = identityKey({ type: "a", event: 'b","c', url: "d" });
    expect(a).to.not.equal(identityKey({ type: 'a","b', event: "c", url: "d" }));
  });
});

describe("identity: isLoopback", () => {
  const own = ["localhost", "LOCALHOST", "api.localhost", "127.0.0.1", "127.255.0.3", "::1", "[::1]"];
  for (const host of own) {
    it(`${host} is this machine`, () => expect(isLoopback(host)).to.equal(true));
  }
  const others = [
    "",
    "example.com",
    "localhost.example.com",
    "notlocalhost",
    "127.0.0.1.example.com",
    "1127.0.0.1",
    "128.0.0.1",
    "10.0.0.1",
    "0.0.0.0",
    "[::]",
    "[fe80::1]",
  ];
  for (const host of others) {
    it(`${JSON.stringify(host)} is not`, () => expect(isLoopback(host)).to.equal(false));
  }
});

describe("identity: showUrl", () => {
  it("shows scheme, host and port, and that there is more", () => {
    expect(showUrl("https://hooks.example.com")).to.equal("https://hooks.example.com/");
    expect(showUrl("https://hooks.example.com/")).to.equal("https://hooks.example.com/");
    expect(showUrl("https://hooks.example.com:8443/t0ken")).to.equal("https://hooks.example.com:8443/…");
    expect(showUrl("https://hooks.example.com/?t0ken")).to.equal("https://hooks.example.com/…");
  });

  it("shows no user, no password and no fragment", () => {
    expect(showUrl("https://me:t0ken@hooks.example.com/#t0ken")).to.equal("https://hooks.example.com/");
  });

  it("shows nothing of what is no URL", () => {
    expect(showUrl("t0ken")).to.equal("(not a URL)");
  });

  it("never shows path or query", () => {
    fc.assert(
      fc.property(segments, letters, (path, query) => {
        const shown = showUrl(`https://h.test/x${path.join("/")}?q${query}`);
        expect(shown).to.equal("https://h.test/…");
      }),
    );
  });
});
