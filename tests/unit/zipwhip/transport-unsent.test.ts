import { expect } from "chai";
import { UnsentError } from "../../../zipwhip/errors";
import type { HttpAnswer, HttpSend } from "../../../zipwhip/transport/http";
import { type Call, Transport } from "../../../zipwhip/transport/transport";
import { ManualClock, settled } from "../../support/clock";
import { rejection } from "../../support/expectations";

const YES: HttpAnswer = { status: 200, body: '{"success":true,"response":[]}' };
const CALL = { parameters: {}, repeat: "always", read: (response: unknown) => response } as const;
const LIST: Call<unknown> = { ...CALL, call: "webhook/list", method: "GET", writes: false };
const DELETE: Call<unknown> = { ...CALL, call: "webhook/delete", method: "POST", writes: true };

/** A transport with an HTTP that answers what the test has put down, then yes. */
function bench(...answers: HttpAnswer[]) {
  const sent: string[] = [];
  const http: HttpSend = async ({ url }) => {
    sent.push(url);
    return { answer: answers.shift() ?? YES };
  };
  const clock = new ManualClock();
  const stop = new AbortController();
  const options = { apiUrl: "https://api.example", timeoutSeconds: 30, concurrency: 8, debug: false };
  const transport = new Transport({ ...options, clock, http, tell: () => {}, stop: stop.signal });
  return { transport, clock, stop, sent };
}

describe("what is not sent any more", () => {
  it("is every write once the run is stopped, and no read", async () => {
    const { transport, stop, sent } = bench();
    stop.abort();
    const error = await rejection(transport.make(DELETE));
    expect(error).to.be.instanceOf(UnsentError);
    expect(error.message).to.contain("webhook/delete was not sent, because the run was cancelled");
    await transport.make(LIST);
    expect(sent).to.deep.equal(["https://api.example/webhook/list"]);
  });

  it("does not wait for the end of a pause, as a read does", async () => {
    const { transport, clock, stop } = bench({ status: 429, body: "", retryAfter: "60" });
    const first = transport.make(LIST);
    await settled();
    const write = rejection(transport.make(DELETE));
    const read = transport.make(LIST);
    await settled();
    stop.abort();
    expect(await write).to.be.instanceOf(UnsentError);
    const early = await Promise.race([read.then(() => "read"), settled().then(() => "waits")]);
    expect(early).to.equal("waits");
    await clock.advance(60_000);
    await Promise.all([first, read]);
  });

  it("is whatever comes after the time that the user has given", async () => {
    const { transport, clock, sent } = bench();
    const until = clock.now() + 1_000;
    const budget = transport.newBudget(() => until - clock.now());
    await transport.make(DELETE, budget);
    await clock.advance(1_000);
    for (const call of [DELETE, LIST]) {
      const error = await rejection(transport.make(call, budget));
      expect(error).to.be.instanceOf(UnsentError);
      expect(error.message).to.contain("the time that `customTimeouts` gives is over");
    }
    expect(sent).to.have.length(1);
  });

  it("waits for the end of a pause and for its place no longer than that", async () => {
    const { transport, clock, sent } = bench({ status: 429, body: "", retryAfter: "60" });
    const first = transport.make(LIST);
    await settled();
    // There is one place now, and who comes next holds it during the pause.
    const holder = transport.make(LIST);
    const until = clock.now() + 1_000;
    const budget = transport.newBudget(() => until - clock.now());
    const late = Promise.all([DELETE, LIST].map((call) => rejection(transport.make(call, budget))));
    await clock.advance(999);
    const early = await Promise.race([late.then(() => "over"), settled().then(() => "waits")]);
    expect(early).to.equal("waits");
    await clock.advance(1);
    for (const error of await late) expect(error.message).to.contain("`customTimeouts` gives is over");
    await clock.advance(60_000);
    await Promise.all([first, holder]);
    expect(sent).to.deep.equal(Array(3).fill("https://api.example/webhook/list"));
  });

  it("is what the service asks to wait for longer than that", async () => {
    const { transport, clock, sent } = bench({ status: 429, body: "", retryAfter: "60" });
    const until = clock.now() + 10_000;
    const error = await rejection(
      transport.make(
        DELETE,
        transport.newBudget(() => until - clock.now()),
      ),
    );
    expect(error.message).to.contain("429");
    expect(sent).to.have.length(1);
  });
});
