import { expect } from "chai";
import { quote } from "../../../zipwhip/quote";
import { SECRET, SESSION } from "../../support/secrets";

const SENT = {
  session: SESSION,
  url: "https://hooks.example.com/in/t9Kq27xLw0Zb41Ns?key=small&n=1",
  webhookId: "5",
};

describe("quote", () => {
  for (const words of [
    "Invalid session",
    "webhookId 687557714 of line 299538202 is unknown",
    "com.zipwhip.webhook.WebHookNotFoundException: no such hook",
    "Argument 'event' is not one of receive, send, progress, read, delete",
    "ambiguous: 9007199254740993 and 18014398509481987",
  ]) {
    it(`leaves "${words}" as it is`, () => {
      expect(quote(words, SENT)).to.equal(words);
    });
  }

  it("keeps the host of a URL that was sent, and nothing after it", () => {
    expect(quote(`cannot reach ${SENT.url}.`, SENT)).to.equal("cannot reach https://hooks.example.com/….");
  });

  it("reads what is escaped, and takes the secret out of it", () => {
    const echo = encodeURIComponent(JSON.stringify({ session: SESSION, url: SENT.url }));
    expect(quote(`body was ${echo}`, SENT)).to.equal(
      'body was {"session":"[session]","url":"https://hooks.example.com/…"}',
    );
  });

  it("takes out a part of a secret: eight letters or more", () => {
    expect(quote(`session ${SECRET.slice(0, 20)}... too short`, SENT)).to.equal("session …... too short");
    expect(quote("no such path: /in/t9Kq27x", SENT)).to.equal("no such path: …");
  });

  it("takes out what looks like a key, though nothing like it was sent", () => {
    for (const key of ["dG9rZW4tOTkxMi1hYmM", "a9f8e7d6c5b4a392", "sk_live_51Hxyz009", "x".repeat(32)]) {
      expect(quote(`key ${key}!`, SENT)).to.equal("key …!");
    }
  });

  it("does not read on for ever", () => {
    expect(quote("no ".repeat(1_000_000), SENT).length).to.equal(2000);
  });

  it("keeps percent signs that encode nothing", () => {
    expect(quote("100% of %zz, %E0%A4", SENT)).to.equal("100% of %zz, %E0%A4");
  });
});
