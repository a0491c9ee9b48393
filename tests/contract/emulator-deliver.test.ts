import { expect } from "chai";
import { createReceiver, messageTime, readMessage, readOptOut } from "../../receiver";
import { serve } from "../support/deliver";
import { deliveryBed, type Got } from "../support/delivery-bed";

describe("emulator: deliveries", () => {
  const bed = deliveryBed();

  it("of 2015: the documented head and body, byte by byte", async () => {
    bed.hook("receive");
    const { messageId } = bed.emulator.simulate(bed.line.deviceId, {
      number: "4257772222",
      body: "Thanks — ü",
    });
    await bed.emulator.delivered();
    const [{ method, path, headers, body }] = bed.got as [Got];
    expect([method, path]).to.deep.equal(["POST", "/receive"]);
    expect(headers.slice(0, 8)).to.deep.equal([
      ...["User-Agent", "Jakarta Commons-HttpClient/3.1", "Host", `127.0.0.1:${bed.target.port}`],
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
      ...{ deviceId: bed.line.deviceId, read: false, dateRead: null, visible: true, deleted: false },
    });
    expect(message.dateCreated).to.match(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d-07:00$/);
    expect(Math.abs(messageTime(messageId).getTime() - Date.parse(message.dateCreated ?? ""))).to.be.below(
      1_001,
    );
    expect(Object.keys(message)).to.have.length(23);
    expect(bed.emulator.deliveries()[0]).to.deep.include({ state: "delivered", body, messageId });
    expect(bed.emulator.deliveries()[0]?.attempts[0]).to.include({ status: 200, answer: "thanks" });
  });

  it("of 2020: E.164, UTC, a messageStatus, another head", async () => {
    bed.emulator.choices.deliveryProfile = "2020";
    bed.hook("send", "/send", "PUT");
    bed.emulator.simulate(bed.line.deviceId, { event: "send", number: "4257772222" });
    await bed.emulator.delivered();
    const [{ method, headers, body }] = bed.got as [Got];
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
    const other = bed.emulator.createLine();
    for (const path of ["/a", "/b", "/b"]) bed.hook("receive", path);
    bed.hook("send", "/c");
    bed.emulator.install(other.deviceId, { event: "receive", url: `${bed.target.url}/d` });
    bed.emulator.install(bed.line.deviceId, { type: "voice", event: "receive", url: `${bed.target.url}/e` });
    expect(bed.emulator.simulate(bed.line.deviceId).deliveries).to.have.length(3);
    await bed.emulator.delivered();
    expect(bed.got.map(({ path }) => path).sort()).to.deep.equal(["/a", "/b", "/b"]);
  });

  it("tells a message's whole story: sent, on its way, delivered, read, deleted", async () => {
    for (const event of ["send", "progress", "read", "delete"]) bed.hook(event);
    const { messageId } = bed.emulator.simulate(bed.line.deviceId, { event: "send" });
    await bed.emulator.delivered();
    for (const more of [{ statusCode: 1 }, {}, { event: "read" }, { event: "delete" }] as const) {
      bed.emulator.simulate(bed.line.deviceId, { event: "progress", ...more, messageId });
      await bed.emulator.delivered();
    }
    const story = bed.got.map(({ path, body }) => {
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
    bed.hook("change");
    bed.hook("receive");
    bed.emulator.simulate(bed.line.deviceId, { event: "receive", body: "Stop", number: "4257772222" });
    await bed.emulator.delivered();
    expect(bed.got.map(({ path }) => path).sort()).to.deep.equal(["/change", "/receive"]);
    const optOut = readOptOut(bed.got.find(({ path }) => path === "/change")?.body ?? "");
    expect(optOut).to.include({
      messageBody: "Stop",
      type: "STOP",
      line: "+14257772300",
      contact: "+14257772222",
    });
    bed.emulator.choices.stopIsAlsoReceived = false;
    bed.emulator.simulate(bed.line.deviceId, { event: "change", body: "UNSTOP" });
    await bed.emulator.delivered();
    expect(bed.got).to.have.length(3);
  });

  it("GET is our choice: the fields as a query, every digit of the id; or nothing", async () => {
    bed.hook("receive", "/g?mine=1", "GET");
    const { messageId } = bed.emulator.simulate(bed.line.deviceId, { body: "a&b" });
    await bed.emulator.delivered();
    const { searchParams } = new URL(`http://h${bed.got[0]?.path}`);
    expect([
      bed.got[0]?.method,
      bed.got[0]?.body,
      searchParams.get("mine"),
      searchParams.get("body"),
    ]).to.deep.equal(["GET", "", "1", "a&b"]);
    expect(searchParams.get("id")).to.equal(messageId);
    bed.emulator.simulate(bed.line.deviceId, { body: ":1234567890123456" });
    await bed.emulator.delivered();
    expect(new URL(`http://h${bed.got[1]?.path}`).searchParams.get("body")).to.equal(":1234567890123456");
    bed.emulator.choices.getDelivers = "nothing";
    bed.emulator.simulate(bed.line.deviceId);
    await bed.emulator.delivered();
    expect(bed.got[2]?.path).to.equal("/g?mine=1");
  });

  it("leaves this machine only when it is told to", async () => {
    bed.emulator.install(bed.line.deviceId, { event: "receive", url: "https://hooks.example.com/receive" });
    bed.emulator.simulate(bed.line.deviceId);
    await bed.emulator.delivered();
    expect(bed.states()).to.deep.equal(["not sent 0"]);
  });

  it("a burst: so many, and no more at once than was asked for", async () => {
    bed.hook("receive");
    const start = performance.now();
    expect(await bed.emulator.burst(bed.line.deviceId, { count: 60, perSecond: 200 })).to.deep.equal({
      count: 60,
    });
    expect(performance.now() - start).to.be.above(250);
    await bed.emulator.delivered();
    expect(new Set(bed.got.map(({ body }) => readMessage(body).id)).size).to.equal(60);
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
      bed.emulator.install(bed.line.deviceId, { event: "receive", url });
    const { messageId } = bed.emulator.simulate(bed.line.deviceId);
    await bed.emulator.advance(60);
    await served.close();
    expect(ids).to.deep.equal([messageId]);
    expect(bed.states()).to.deep.equal(["delivered 2"]);
  });

  it("does the same over HTTP, and says what is wrong with an input", async () => {
    bed.hook("receive");
    const call = async (method: string, path: string, body?: object) => {
      const response = await fetch(`${bed.emulator.url}/emulator/${path}`, {
        method,
        ...(body === undefined ? {} : { body: JSON.stringify(body) }),
      });
      return { status: response.status, answer: (await response.json()) as Record<string, unknown> };
    };
    const of = `lines/${bed.line.deviceId}`;
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
    expect(bed.emulator.deliveries()).to.deep.equal([]);
    bed.hook("receive");
    bed.emulator.simulate(bed.line.deviceId);
    await call("POST", "reset");
    expect(bed.emulator.deliveries()).to.deep.equal([]);
  });
});
