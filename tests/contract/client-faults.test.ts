import { expect } from "chai";
import { type Emulator, type Fault, type Line, startEmulator } from "zipwhip-emulator";
import {
  login,
  MalformedError,
  RateLimitedError,
  RefusedError,
  UnauthorizedError,
  UnavailableError,
  UnclearError,
  ZipwhipClient,
  type ZipwhipError,
} from "../../zipwhip";
import { Transport } from "../../zipwhip/transport/transport";
import { WANTED as HOOK } from "../support/bench";
import { FakeClock } from "../support/clock";
import { clearEnvironment } from "../support/environment";
import { expectOneLine, rejection } from "../support/expectations";
import { expectWithout } from "../support/secrets";

type Class = new (...details: never[]) => ZipwhipError;
/** A fault without its rule. */
type Kind = Omit<Extract<Fault, { kind: "status" }>, "endpoint" | "kind" | "status"> & {
  kind: Fault["kind"];
} & Record<string, unknown>;

describe("client: every fault of the emulator", () => {
  let emulator: Emulator;
  let line: Line;
  let restore = () => {};

  before(async () => {
    restore = clearEnvironment();
    emulator = await startEmulator();
  });
  beforeEach(() => {
    emulator.reset();
    line = emulator.createLine();
  });
  after(async () => {
    await emulator.close();
    restore();
  });

  const setUp = (timeoutSeconds = 30) => {
    // A chance of 1 makes the delays the longest: two of them are more than twice the short time-out.
    const clock = new FakeClock(1);
    const told: string[] = [];
    const transport = new Transport({
      apiUrl: emulator.url,
      timeoutSeconds,
      concurrency: 8,
      debug: true,
      clock,
      tell: (text) => told.push(text),
    });
    const client = new ZipwhipClient({ session: line.session }, transport);
    return { client, clock, told };
  };
  const plant = (endpoint: Fault["endpoint"], fault: Kind, when: "before" | "after" = "before") =>
    emulator.addFault({ endpoint, when, times: Number.POSITIVE_INFINITY, ...fault } as Fault);

  interface Row {
    fault: Kind;
    read: [Class, requests: number];
    write: [Class, requests: number];
    timeoutSeconds?: number;
  }
  const refused: Pick<Row, "read" | "write"> = { read: [RefusedError, 1], write: [RefusedError, 1] };
  const unauthorized: typeof refused = { read: [UnauthorizedError, 1], write: [UnauthorizedError, 1] };
  const down: typeof refused = { read: [UnavailableError, 4], write: [UnclearError, 1] };
  const unreadable: typeof refused = { read: [MalformedError, 4], write: [UnclearError, 1] };
  const tooFast: typeof refused = { read: [RateLimitedError, 10], write: [RateLimitedError, 10] };

  const rows: Row[] = [
    { fault: { kind: "status", status: 400 }, ...refused },
    { fault: { kind: "status", status: 404, body: "<html>", contentType: "text/html" }, ...refused },
    { fault: { kind: "status", status: 401 }, ...unauthorized },
    { fault: { kind: "status", status: 403, body: "Forbidden" }, ...unauthorized },
    { fault: { kind: "status", status: 429 }, ...tooFast },
    { fault: { kind: "status", status: 500 }, ...down },
    { fault: { kind: "status", status: 502 }, ...down },
    { fault: { kind: "rate-limit", retryAfter: 2 }, ...tooFast },
    { fault: { kind: "rate-limit", retryAfter: "soon" }, ...tooFast },
    {
      fault: { kind: "rate-limit", retryAfter: 601 },
      read: [RateLimitedError, 1],
      write: [RateLimitedError, 1],
    },
    { fault: { kind: "unavailable" }, ...down },
    { fault: { kind: "unavailable", retryAfter: 2 }, ...down },
    { fault: { kind: "cut" }, ...down },
    { fault: { kind: "cut-body" }, ...down },
    { fault: { kind: "html" }, ...down },
    { fault: { kind: "refuse", response: { code: -703, desc: "no" } }, ...refused },
    { fault: { kind: "refuse", response: null }, ...refused },
    { fault: { kind: "empty" }, ...unreadable },
    { fault: { kind: "truncated" }, ...unreadable },
    { fault: { kind: "body", body: {} }, ...unreadable },
    { fault: { kind: "body", body: "<html></html>", contentType: "text/html" }, ...unreadable },
    { fault: { kind: "body", body: "null" }, ...unreadable },
    { fault: { kind: "body", body: { response: [] } }, ...unreadable },
    {
      fault: { kind: "redirect", location: "https://elsewhere.example/" },
      read: [RefusedError, 1],
      write: [UnclearError, 1],
    },
    {
      fault: { kind: "hang" },
      timeoutSeconds: 0.35,
      read: [UnavailableError, 2],
      write: [UnclearError, 1],
    },
  ];

  const check = async (call: Promise<unknown>, [expected, requests]: Row["read"], told: string[]) => {
    const error = (await rejection(call)) as ZipwhipError;
    expect(error).to.be.instanceOf(expected);
    expect(error.name).to.equal(expected.name);
    expectOneLine(error.message);
    expectWithout(error, line.session.split(":")[0] ?? "", line.password);
    expectWithout(told, line.session.split(":")[0] ?? "", HOOK.url);
    expect(emulator.requests()).to.have.length(requests);
    return error;
  };

  for (const { fault, read, write, timeoutSeconds } of rows) {
    const what = JSON.stringify(fault);

    it(`list: ${what} is ${read[0].name} after ${read[1]} requests`, async () => {
      const { client, told } = setUp(timeoutSeconds);
      plant("webhook/list", fault);
      const error = await check(client.list(), read, told);
      expect(error.call).to.equal("webhook/list");
      expect(told.filter((text) => text.startsWith("GET webhook/list: "))).to.have.length(read[1]);
    });

    for (const when of ["before", "after"] as const) {
      it(`add: ${what} ${when} the effect is ${write[0].name} after ${write[1]} requests`, async () => {
        const { client, told } = setUp(timeoutSeconds);
        plant("webhook/add", fault, when);
        const error = await check(client.add(HOOK), write, told);
        expect(error.call).to.equal("webhook/add");
        expect(emulator.hooks(line.deviceId)).to.have.length(when === "after" ? write[1] : 0);
      });
    }

    const others = ["webhook/update", "webhook/delete", "user/logout"] as const;
    for (const endpoint of others) {
      it(`${endpoint}: ${what} is ${write[0].name} after ${write[1]} requests`, async () => {
        const { client, told } = setUp(timeoutSeconds);
        const { webhookId } = emulator.install(line.deviceId, HOOK);
        plant(endpoint, fault);
        const calls = {
          "webhook/update": () => client.update(webhookId, { method: "PUT" }),
          "webhook/delete": () => client.delete(webhookId),
          "user/logout": () => client.logout(),
        };
        const error = await check(calls[endpoint](), write, told);
        expect(error.call).to.equal(endpoint);
      });
    }
  }

  const quick = rows.filter(({ write: [, requests] }) => requests === 1);
  for (const { fault, write, timeoutSeconds } of quick) {
    it(`login: ${JSON.stringify(fault)} is ${write[0].name} after 1 request`, async () => {
      plant("user/login", fault);
      const { username, password } = line;
      const options = { apiUrl: emulator.url, ...(timeoutSeconds === undefined ? {} : { timeoutSeconds }) };
      await check(login({ username, password }, options), write, []);
    });
  }

  it("a delay within the time allowed is no fault", async () => {
    const { client } = setUp();
    plant("webhook/list", { kind: "delay", ms: 20 });
    expect(await client.list()).to.deep.equal([]);
    expect(emulator.requests()).to.have.length(1);
  });

  it("a stale list and one that hides the newest are what they show", async () => {
    const { client } = setUp();
    const first = emulator.install(line.deviceId, HOOK);
    emulator.addFault({ endpoint: "webhook/list", kind: "stale-list" });
    emulator.addFault({ endpoint: "webhook/list", kind: "hide-newest", count: 2 });
    emulator.install(line.deviceId, HOOK);
    expect(await client.list()).to.deep.equal([first]);
    expect(await client.list()).to.deep.equal([]);
  });

  it("waits for a Retry-After in seconds and in a date, then goes on", async () => {
    const { client, clock } = setUp();
    emulator.addFault({ endpoint: "webhook/add", kind: "rate-limit", retryAfter: 3 });
    // By the service's clock: that of the client is another one here, and months behind or ahead.
    const date = new Date(Date.now() + 7_000).toUTCString();
    emulator.addFault({ endpoint: "webhook/add", kind: "rate-limit", retryAfter: date });
    await client.add(HOOK);
    const [seconds, untilDate, ...more] = clock.slept.filter((ms) => ms > 0);
    expect([seconds, more]).to.deep.equal([3_000, []]);
    expect(untilDate).to.be.oneOf([6_000, 7_000]);
    expect(emulator.requests()).to.have.length(3);
    expect(emulator.hooks(line.deviceId)).to.have.length(1);
  });

  it("goes on after two hiccups on a read, with growing delays", async () => {
    const { client, clock, told } = setUp();
    emulator.addFault({ endpoint: "webhook/list", kind: "cut" });
    emulator.addFault({ endpoint: "webhook/list", kind: "truncated" });
    expect(await client.list()).to.deep.equal([]);
    expect(clock.slept).to.deep.equal([250, 500]);
    expect(told).to.have.length(3);
    expect(told[2]).to.match(/^GET webhook\/list: 200, \d+ ms, attempt 3$/);
  });
});
