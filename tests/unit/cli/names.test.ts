import { expect } from "chai";
import fc from "fast-check";
import { namesFor } from "../../../cli/writing/names";
import type { Hook } from "../../../zipwhip";

const hook = (webhookId: string, url: string, event = "receive"): Hook => ({
  webhookId,
  type: "message",
  event,
  url,
  method: "POST",
});
const nameOf = (url: string, event?: string) => namesFor([hook("1", url, event)], new Set()).get("1");

describe("the names of imported hooks", () => {
  it("tell event, host and the words of the path", () => {
    expect(nameOf("https://hooks.example.com/zipwhip/receive")).to.equal(
      "receive-hooks-example-com-zipwhip-receive",
    );
    expect(nameOf("https://Example.com:8443/api/v2/smsHook", "send")).to.equal(
      "send-example-com-8443-api-v2-smshook",
    );
    expect(nameOf("https://example.com/r/7/12345")).to.equal("receive-example-com-7");
    expect(nameOf("not a url", "change")).to.equal("change");
  });

  it("hold nothing that could be a key: no query, no user, no long or mixed part of a path", () => {
    for (const url of [
      "https://user:hunter2@example.com/?key=t0ken",
      "https://example.com/T024BE7LH/B0241/xoxb17Zq",
      "https://example.com/aGVsbG8gd29ybGQ",
      "https://example.com/qwkejhqwkjehqkwjehqkwjeh",
      "https://example.com/0f8fad5b-d9cb-469f-a165-70867728950e#t0ken",
      "https://example.com/deadbeefcafe1234",
      "https://example.com/xKdJqWe",
    ]) {
      expect(nameOf(url), url).to.equal("receive-example-com");
    }
  });

  it("stay with the older hook where two would be equal, and where the stack has one", () => {
    const hooks = [hook("10", "https://a.example/text?n=2"), hook("9", "https://a.example/text?n=1")];
    expect([...namesFor(hooks, new Set())].sort()).to.deep.equal([
      ["10", "receive-a-example-text-10"],
      ["9", "receive-a-example-text"],
    ]);
    expect(namesFor(hooks, new Set(["receive-a-example-text"])).get("9")).to.equal(
      "receive-a-example-text-9",
    );
  });

  it("are unique and the same in any order of the list", () => {
    const urls = fc.webUrl({ withQueryParameters: true });
    fc.assert(
      fc.property(fc.uniqueArray(fc.tuple(fc.nat(), urls), { selector: ([id]) => id }), (pairs) => {
        const hooks = pairs.map(([id, url]) => hook(String(id), url));
        const names = namesFor(hooks, new Set());
        expect(new Set(names.values()).size).to.equal(hooks.length);
        expect([...namesFor([...hooks].reverse(), new Set())].sort()).to.deep.equal([...names].sort());
        for (const name of names.values()) expect(name).to.match(/^[a-z0-9-]+$/);
      }),
    );
  });
});
