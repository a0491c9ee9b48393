import { expect } from "chai";
import { RateLimitedError, UnavailableError } from "../../../zipwhip/errors";
import type { HttpAnswer, HttpRequest, HttpSend } from "../../../zipwhip/transport/http";
import { type Call, Transport, type TransportOptions } from "../../../zipwhip/transport/transport";
import { FakeClock, ManualClock, settled } from "../../support/clock";
import { rejection } from "../../support/expectations";
import { expectWithout, SECRET, SESSION } from "../../support/secrets";

const YES: HttpAnswer = { status: 200, body: '{"success":true,"response":[]}' };
const SLOW_DOWN: HttpAnswer = { status: 429, body: "", retryAfter: "5" };
const DOWN: HttpAnswer = { status: 503, body: "" };

const LIST: Call<unknown> = {
  call: "webhook/list",
  method: "GET",
  writes: false,
  repeat: "always",
  parameters: { session: SESSION },
  read: (response) => response,
};
const DELETE: Call<unknown> = {
  ...LIST,
  call: "webhook/delete",
  method: "POST",
  writes: true,
  repeat: "if-undone",
  parameters: { session: SESSION, webhookId: "7" },
};

/** An HTTP that answers what the test has put down, then yes; and notes what was asked. */
function scripted(...answers: HttpAnswer[]) {
  const sent: { request: HttpRequest; timeoutMs: number }[] = [];
  const http: HttpSend = async (request, timeoutMs) => {
    sent.push({ request, timeoutMs });
    return { answer: answers.shift() ?? YES };
  };
  return { http, sent };
}

/** An HTTP that answers when the test says so. */
function held() {
  const open: ((answer: HttpAnswer) => void)[] = [];
  const counts = { started: 0 };
  const http: HttpSend = () => {
    counts.started++;
    return new Promise((resolve) => open.push((answer) => resolve({ answer })));
  };
  return { http, open, counts };
}

function transportWith(options: Partial<TransportOptions>): Transport {
  return new Transport({
    apiUrl: "https://api.example",
    timeoutSeconds: 30,
    concurrency: 8,
    debug: false,
    clock: new FakeClock(),
    tell: () => undefined,
    ...options,
  });
}

describe("transport", () => {
  it("sends a call to its path below the API's address", async () => {
    const { http, sent } = scripted();
    await transportWith({ http, apiUrl: "https://proxy.example/zip" }).make(DELETE);
    expect(sent).to.deep.equal([
      {
        request: {
          method: "POST",
          url: "https://proxy.example/zip/webhook/delete",
          parameters: { session: SESSION, webhookId: "7" },
        },
        timeoutMs: 30_000,
      },
    ]);
  });

  it("never has more requests in flight than it may, and sends the next as one ends", async () => {
    const { http, open, counts } = held();
    const transport = transportWith({ http, concurrency: 3 });
    const calls = Array.from({ length: 10 }, () => transport.make(LIST));
    for (let done = 0; done < 10; done++) {
      await settled();
      expect(counts.started).to.equal(Math.min(10, done + 3));
      open.shift()?.(YES);
    }
    expect(await Promise.all(calls)).to.have.length(10);
  });

  it("lets the queue go on after a call that failed in an unforeseen way", async () => {
    let calls = 0;
    const http: HttpSend = async () => {
      calls++;
      if (calls === 1) throw new TypeError("a mistake");
      return { answer: YES };
    };
    const transport = transportWith({ http, concurrency: 1 });
    expect(await rejection(transport.make(LIST))).to.be.instanceOf(TypeError);
    expect(await transport.make(LIST)).to.deep.equal([]);
  });

  it("waits longer from attempt to attempt, and gives up after the fourth", async () => {
    const { http, sent } = scripted(DOWN, DOWN, DOWN, DOWN);
    const clock = new FakeClock(1);
    const error = await rejection(transportWith({ http, clock }).make(LIST));
    expect(error).to.be.instanceOf(UnavailableError);
    expect(sent).to.have.length(4);
    expect(clock.slept).to.deep.equal([250, 500, 1000]);
  });

  it("gives up when the budget does not allow for another wait", async () => {
    const { http, sent } = scripted(DOWN, DOWN, DOWN, DOWN);
    const clock = new FakeClock(1);
    await rejection(transportWith({ http, clock, timeoutSeconds: 0.3 }).make(LIST));
    expect(clock.slept).to.deep.equal([250]);
    expect(sent.map(({ timeoutMs }) => timeoutMs)).to.deep.equal([300, 300]);
  });

  it("gives a request no more time than the budget has left", async () => {
    const clock = new FakeClock(1);
    const sent: number[] = [];
    const http: HttpSend = async (_request, timeoutMs) => {
      sent.push(timeoutMs);
      clock.advance(timeoutMs);
      return { noAnswer: { what: "time-out", sent: true, cause: new Error("time-out") } };
    };
    await rejection(transportWith({ http, clock, timeoutSeconds: 1 }).make(LIST));
    expect(sent).to.deep.equal([1_000, 750]);
  });

  it("gives a write half of what is left at most, so that time is left for looking", async () => {
    const clock = new FakeClock(1);
    const sent: number[] = [];
    const http: HttpSend = async (_request, timeoutMs) => {
      sent.push(timeoutMs);
      clock.advance(timeoutMs);
      return { noAnswer: { what: "time-out", sent: true, cause: new Error("time-out") } };
    };
    const transport = transportWith({ http, clock, timeoutSeconds: 1 });
    const budget = transport.newBudget();
    await rejection(transport.make(DELETE, budget));
    await rejection(transport.make(DELETE, budget));
    expect(sent).to.deep.equal([1_000, 500]);
    expect(budget.remainingMs()).to.equal(500);
  });

  it("does not send again what would fail in the same way", async () => {
    let sent = 0;
    const http: HttpSend = async () => {
      sent++;
      return { noAnswer: { what: "bad certificate", sent: false, hopeless: true, cause: new Error("x") } };
    };
    const error = await rejection(transportWith({ http, clock: new FakeClock() }).make(LIST));
    expect(error).to.be.instanceOf(UnavailableError);
    expect(sent).to.equal(1);
  });

  it("waits ten minutes at most in all, however often the service asks", async () => {
    const clock = new FakeClock();
    const minutes = { ...SLOW_DOWN, retryAfter: "240" };
    const { http, sent } = scripted(minutes, minutes, minutes, minutes);
    const error = await rejection(transportWith({ http, clock }).make(LIST));
    expect(error).to.be.instanceOf(RateLimitedError);
    expect(sent).to.have.length(3);
    expect(clock.slept.filter((ms) => ms > 0)).to.deep.equal([240_000, 240_000]);
  });

  it("does not count against the budget what the service asked to wait", async () => {
    const { http, sent } = scripted(SLOW_DOWN, SLOW_DOWN, SLOW_DOWN);
    const clock = new FakeClock();
    const budget = transportWith({ http, clock, timeoutSeconds: 1 }).newBudget();
    expect(budget.remainingMs()).to.equal(2_000);
    await transportWith({ http, clock, timeoutSeconds: 1 }).make(LIST, budget);
    expect(sent).to.have.length(4);
    expect(clock.slept.filter((ms) => ms > 0)).to.deep.equal([5_000, 5_000, 5_000]);
    expect(budget.remainingMs()).to.equal(2_000);
  });

  it("holds back every call while the service asks to wait, not only the one that was asked", async () => {
    const clock = new ManualClock();
    const { http, sent } = scripted(SLOW_DOWN);
    const transport = transportWith({ http, clock });
    const first = transport.make(DELETE);
    await settled();
    const second = transport.make(LIST);
    await settled();
    await clock.advance(4_999);
    expect(sent).to.have.length(1);
    await clock.advance(1);
    await Promise.all([first, second]);
    expect(sent).to.have.length(3);
  });

  it("obeys a Retry-After of 503 as it does that of 429, also after a write that it does not repeat", async () => {
    const clock = new FakeClock();
    const { http, sent } = scripted({ ...DOWN, retryAfter: "5" });
    const transport = transportWith({ http, clock });
    await rejection(transport.make(DELETE));
    expect(sent).to.have.length(1);
    await transport.make(LIST);
    expect(clock.slept).to.deep.equal([5_000]);
  });

  it("gives up at once where the service asks for more than ten minutes", async () => {
    const clock = new FakeClock();
    const { http, sent } = scripted({ ...SLOW_DOWN, retryAfter: "601" });
    const transport = transportWith({ http, clock });
    expect(await rejection(transport.make(LIST))).to.be.instanceOf(RateLimitedError);
    await transport.make(LIST);
    expect(sent).to.have.length(2);
    expect(clock.slept).to.deep.equal([]);
  });

  it("tells of each request, where debugging is on, what it was and how it ended", async () => {
    const told: string[] = [];
    const { http } = scripted(DOWN, YES, { status: 400, body: "" });
    const transport = transportWith({ http, debug: true, tell: (line) => told.push(line) });
    await transport.make(LIST);
    await rejection(
      transport.make({ ...DELETE, parameters: { ...DELETE.parameters, url: "https://h/t0k" } }),
    );
    expect(told).to.deep.equal([
      "GET webhook/list: 503, 0 ms",
      "GET webhook/list: 200, 0 ms, attempt 2",
      "POST webhook/delete webhookId=7: 400, 0 ms",
    ]);
    expectWithout(told, SECRET, "t0k");
  });

  it("tells nothing where debugging is off", async () => {
    const told: string[] = [];
    await transportWith({ ...scripted(DOWN), tell: (line) => told.push(line) }).make(LIST);
    expect(told).to.deep.equal([]);
  });

  it("does not print the session with itself", () => {
    expectWithout(transportWith(scripted()), SECRET);
  });
});
