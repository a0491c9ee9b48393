import type { IncomingMessage, ServerResponse } from "node:http";
import { expect } from "chai";
import { type Emulator, type Line, startEmulator } from "zipwhip-emulator";
import { createReceiver, messageTime, readMessage, readOptOut } from "../../receiver";
import { serve, type Target } from "../support/deliver";

interface Got {
  method: string;
  path: string;
  /** As they were written, in order. */
  headers: string[];
  body: string;
}

const HOUR = 3_600;

describe("emulator: deliveries", () => {
  let emulator: Emulator;
  let line: Line;
  let target: Target;
  let got: Got[];
  let answer: (request: IncomingMessage, response: ServerResponse) => void;

  beforeEach(async () => {
    emulator = await startEmulator({ port: 0 });
    line = emulator.createLine({ number: "4257772300" });
    got = [];
    answer = (_request, response) => response.end("thanks");
    target = await serve((request, response) => {
      let body = "";
      request.on("data", (chunk) => {
        body += chunk;
      });
      request.on("end", () => {
        got.push({
          method: request.method ?? "",
          path: request.url ?? "",
          headers: request.rawHeaders,
          body,
        });
        answer(request, response);
      });
    });
  });

  afterEach(async () => {
    await emulator.close();
    await target.close();
  });

  const hook = (event: string, path = `/${event}`, method = "POST") =>
    emulator.install(line.deviceId, { event, url: `${target.url}${path}`, method });
  const states = () => emulator.deliveries().map(({ state, attempts }) => `${state} ${attempts.length}`);

  it("of 2015: the documented head and body, byte by byte", async () => {
    hook("receive");
    const { messageId } = emulator.simulate(line.deviceId, { number: "4257772222", body: "Thanks — ü" });
    await emulator.delivered();
    const [{ method, path, headers, body }] = got as [Got];
    expect([method, path]).to.deep.equal(["POST", "/receive"]);
    expect(headers.slice(0, 8)).to.deep.equal([
      ...["User-Agent", "Jakarta Commons-HttpClient/3.1", "Host", `127.0.0.1:${target.port}`],
      ...[
        "Content-Length",
        String(Buffer.byteLength(body)),
        "Content-Type",
        "application/json; charset=UTF-8",
      ],
    ]);
    expect(headers).not.to.include("Transfer-Encoding");
    expect(body).to.contain(`"id":${messageId},`);
    expect(BigInt(messageId) > 2n ** 53n).to.equal(true);
    const message = readMessage(body);
    expect(message).to.include({
      ...{ id: messageId, body: "Thanks — ü", bodySize: 10, address: "ptn:/4257772222", messageType: "MO" },
      ...{
        finalSource: "4257772222",
        finalDestination: "4257772300",
        fingerprint: "132131532",
        statusCode: 4,
      },
      ...{ deviceId: line.deviceId, read: false, dateRead: null, visible: true, deleted: false },
    });
    expect(message.dateCreated).to.match(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d-07:00$/);
    expect(Math.abs(messageTime(messageId).getTime() - Date.parse(message.dateCreated ?? ""))).to.be.below(
      1_001,
    );
    expect(Object.keys(message)).to.have.length(23);
    expect(emulator.deliveries()[0]).to.deep.include({ state: "delivered", body, messageId });
    expect(emulator.deliveries()[0]?.attempts[0]).to.include({ status: 200, answer: "thanks" });
  });

  it("of 2020: E.164, UTC, a messageStatus, another head", async () => {
    emulator.choices.deliveryProfile = "2020";
    hook("send", "/send", "PUT");
    emulator.simulate(line.deviceId, { event: "send", number: "4257772222" });
    await emulator.delivered();
    const [{ method, headers, body }] = got as [Got];
    expect(method).to.equal("PUT");
    expect(headers).to.include.members([
      "Apache-HttpClient/4.5.7 (Java/1.8.0_201)",
      "application/json;charset=UTF-8",
    ]);
    const message = readMessage(body);
    expect(message).to.include({
      ...{ finalSource: "+14257772300", finalDestination: "+14257772222", address: "ptn:/+14257772222" },
      ...{ messageStatus: 1003, messageType: "ZO", statusCode: 1, read: true },
    });
    expect(message.dateCreated).to.match(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ$/);
  });

  it("goes to every hook that fits, and to no other", async () => {
    const other = emulator.createLine();
    for (const path of ["/a", "/b", "/b"]) hook("receive", path);
    hook("send", "/c");
    emulator.install(other.deviceId, { event: "receive", url: `${target.url}/d` });
    emulator.install(line.deviceId, { type: "voice", event: "receive", url: `${target.url}/e` });
    expect(emulator.simulate(line.deviceId).deliveries).to.have.length(3);
    await emulator.delivered();
    expect(got.map(({ path }) => path).sort()).to.deep.equal(["/a", "/b", "/b"]);
  });

  it("tells a message's whole story: sent, on its way, delivered, read, deleted", async () => {
    for (const event of ["send", "progress", "read", "delete"]) hook(event);
    const { messageId } = emulator.simulate(line.deviceId, { event: "send" });
    await emulator.delivered();
    for (const more of [{ statusCode: 1 }, {}, { event: "read" }, { event: "delete" }] as const) {
      emulator.simulate(line.deviceId, { event: "progress", ...more, messageId });
      await emulator.delivered();
    }
    const story = got.map(({ path, body }) => {
      const { id, statusCode, deleted, dateDelivered, dateDeleted } = readMessage(body);
      expect(id).to.equal(messageId);
      return [path, statusCode, dateDelivered != null, deleted, dateDeleted != null];
    });
    expect(story).to.deep.equal([
      ["/send", 1, false, false, false],
      ["/progress", 1, false, false, false],
      ["/progress", 4, true, false, false],
      ["/read", 4, true, false, false],
      ["/delete", 4, true, true, true],
    ]);
  });

  it("a STOP is another payload, and a message too unless it is chosen otherwise", async () => {
    hook("change");
    hook("receive");
    emulator.simulate(line.deviceId, { event: "receive", body: "Stop", number: "4257772222" });
    await emulator.delivered();
    expect(got.map(({ path }) => path).sort()).to.deep.equal(["/change", "/receive"]);
    const optOut = readOptOut(got.find(({ path }) => path === "/change")?.body ?? "");
    expect(optOut).to.include({
      messageBody: "Stop",
      type: "STOP",
      line: "+14257772300",
      contact: "+14257772222",
    });
    emulator.choices.stopIsAlsoReceived = false;
    emulator.simulate(line.deviceId, { event: "change", body: "UNSTOP" });
    await emulator.delivered();
    expect(got).to.have.length(3);
  });

  it("GET is our choice: the fields as a query, every digit of the id; or nothing", async () => {
    hook("receive", "/g?mine=1", "GET");
    const { messageId } = emulator.simulate(line.deviceId, { body: "a&b" });
    await emulator.delivered();
    const { searchParams } = new URL(`http://h${got[0]?.path}`);
    expect([got[0]?.method, got[0]?.body, searchParams.get("mine"), searchParams.get("body")]).to.deep.equal([
      "GET",
      "",
      "1",
      "a&b",
    ]);
    expect(searchParams.get("id")).to.equal(messageId);
    emulator.choices.getDelivers = "nothing";
    emulator.simulate(line.deviceId);
    await emulator.delivered();
    expect(got[1]?.path).to.equal("/g?mine=1");
  });

  it("sends again on the virtual clock, for 72 hours and no longer", async () => {
    answer = (_request, response) => response.writeHead(500).end();
    hook("receive");
    emulator.simulate(line.deviceId);
    await emulator.delivered();
    expect(states()).to.deep.equal(["pending 1"]);
    await emulator.advance(10);
    expect(states()).to.deep.equal(["pending 2"]);
    await emulator.advance(59);
    expect(states()).to.deep.equal(["pending 2"]);
    await emulator.advance(1);
    expect(states()).to.deep.equal(["pending 3"]);
    await emulator.advance(80 * HOUR);
    const [delivery] = emulator.deliveries();
    expect(delivery?.state).to.equal("given up");
    const hours =
      (Date.parse(delivery?.attempts.at(-1)?.at ?? "") - Date.parse(delivery?.at ?? "")) / 3_600_000;
    expect(hours).to.be.within(71, 72);
    expect(got).to.have.length(delivery?.attempts.length ?? 0);
    expect(new Set(got.map(({ body }) => body)).size).to.equal(1);
  });

  it("is done with it at the first 2xx, whatever the body", async () => {
    const answers = [503, 302, 404, 204];
    answer = (_request, response) => {
      response.writeHead(answers.shift() ?? 200, { location: `${target.url}/elsewhere` }).end();
    };
    hook("receive");
    emulator.simulate(line.deviceId);
    await emulator.advance(2 * HOUR);
    expect(emulator.deliveries()[0]?.attempts.map(({ status }) => status)).to.deep.equal([
      503, 302, 404, 204,
    ]);
    expect(emulator.deliveries()[0]?.state).to.equal("delivered");
    expect(got.every(({ path }) => path === "/receive")).to.equal(true);
  });

  it("sends again by itself, when the time has come", async () => {
    emulator.choices.retryAfterS = [0.05];
    const answers = [500, 500, 200];
    answer = (_request, response) => response.writeHead(answers.shift() ?? 200).end();
    hook("receive");
    emulator.simulate(line.deviceId);
    for (let waits = 0; states()[0] !== "delivered 3" && waits < 100; waits++) {
      await new Promise((done) => setTimeout(done, 20));
    }
    expect(states()).to.deep.equal(["delivered 3"]);
  });

  it("notes why there was no answer: cut, silent, nobody there, a certificate that is not good", async () => {
    answer = (request) => request.socket.destroy();
    hook("receive");
    emulator.simulate(line.deviceId);
    await emulator.delivered();
    emulator.choices.deliveryTimeoutMs = 50;
    answer = () => undefined;
    emulator.simulate(line.deviceId);
    await emulator.delivered();
    emulator.install(line.deviceId, { event: "send", url: "http://127.0.0.1:9/closed" });
    emulator.install(line.deviceId, { event: "read", url: "not a url" });
    emulator.simulate(line.deviceId, { event: "send" });
    emulator.simulate(line.deviceId, { event: "read" });
    await emulator.delivered();
    const errors = emulator.deliveries().map(({ attempts }) => attempts[0]?.error);
    expect(errors).to.deep.equal([
      "ECONNRESET",
      "no answer in time",
      "ECONNREFUSED",
      "the url cannot be read",
    ]);
  });

  it("leaves this machine only when it is told to", async () => {
    emulator.install(line.deviceId, { event: "receive", url: "https://hooks.example.com/receive" });
    emulator.simulate(line.deviceId);
    await emulator.delivered();
    expect(states()).to.deep.equal(["not sent 0"]);
  });

  it("a burst: so many, and no more at once than was asked for", async () => {
    hook("receive");
    const start = performance.now();
    expect(await emulator.burst(line.deviceId, { count: 60, perSecond: 200 })).to.deep.equal({ count: 60 });
    expect(performance.now() - start).to.be.above(250);
    await emulator.delivered();
    expect(new Set(got.map(({ body }) => readMessage(body).id)).size).to.equal(60);
  });

  it("is what the receiver takes: each text once, though it is delivered twice", async () => {
    const ids: string[] = [];
    let fails = 1;
    const receiver = createReceiver({ token: "0123456789abcdef", onError: () => undefined }).on(
      "receive",
      ({ id }) => {
        if (fails-- > 0) throw new Error("not now");
        ids.push(id);
      },
    );
    const served = await serve(receiver.node);
    for (const url of Object.values(receiver.hooks(served.url)))
      emulator.install(line.deviceId, { event: "receive", url });
    const { messageId } = emulator.simulate(line.deviceId);
    await emulator.advance(60);
    await served.close();
    expect(ids).to.deep.equal([messageId]);
    expect(states()).to.deep.equal(["delivered 2"]);
  });

  it("does the same over HTTP, and says what is wrong with an input", async () => {
    hook("receive");
    const call = async (method: string, path: string, body?: object) => {
      const response = await fetch(`${emulator.url}/emulator/${path}`, {
        method,
        ...(body === undefined ? {} : { body: JSON.stringify(body) }),
      });
      return { status: response.status, answer: (await response.json()) as Record<string, unknown> };
    };
    const of = `lines/${line.deviceId}`;
    const { answer: simulated } = await call("POST", `${of}/messages`, { body: "hi" });
    expect(simulated.deliveries).to.deep.equal([1]);
    expect((await call("POST", `${of}/bursts`, { count: 2, perSecond: 100 })).answer).to.deep.equal({
      count: 2,
    });
    expect((await call("POST", "clock", { advanceSeconds: 60 })).status).to.equal(200);
    expect((await call("GET", "deliveries")).answer).to.have.length(3);
    for (const [path, body, words] of [
      [`${of}/messages`, { event: "recieve" }, "event: must be one of"],
      [`${of}/messages`, { event: "read", messageId: "1" }, "messageId: the line has no such message"],
      [`${of}/messages`, { messageId: "1" }, "messageId: receive makes a message of its own"],
      [`${of}/messages`, { statusCode: 4 }, "statusCode: only a progress"],
      [`${of}/messages`, { event: "change", body: "hello" }, "body: change is fired by STOP"],
      [`${of}/bursts`, { count: 0, perSecond: 1 }, "count: must be a whole number"],
      ["lines/1/messages", {}, "deviceId: there is no such line"],
      ["clock", {}, "advanceSeconds: is missing"],
    ] as const) {
      const { status, answer: told } = await call("POST", path, body);
      expect(status, words).to.be.oneOf([400, 404]);
      expect(told.error).to.contain(words);
    }
    await call("DELETE", "deliveries");
    expect(emulator.deliveries()).to.deep.equal([]);
    hook("receive");
    emulator.simulate(line.deviceId);
    await call("POST", "reset");
    expect(emulator.deliveries()).to.deep.equal([]);
  });
});
