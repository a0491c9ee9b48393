import { expect } from "chai";
import { deliveryBed } from "../support/delivery-bed";

const HOUR = 3_600;

describe("emulator: what is not answered well", () => {
  const bed = deliveryBed();

  it("sends again on the virtual clock, for 72 hours and no longer", async () => {
    bed.answer = (_request, response) => response.writeHead(500).end();
    bed.hook("receive");
    bed.emulator.simulate(bed.line.deviceId);
    await bed.emulator.delivered();
    expect(bed.states()).to.deep.equal(["pending 1"]);
    await bed.emulator.advance(10);
    expect(bed.states()).to.deep.equal(["pending 2"]);
    await bed.emulator.advance(59);
    expect(bed.states()).to.deep.equal(["pending 2"]);
    await bed.emulator.advance(1);
    expect(bed.states()).to.deep.equal(["pending 3"]);
    await bed.emulator.advance(80 * HOUR);
    const [delivery] = bed.emulator.deliveries();
    expect(delivery?.state).to.equal("given up");
    const hours =
      (Date.parse(delivery?.attempts.at(-1)?.at ?? "") - Date.parse(delivery?.at ?? "")) / 3_600_000;
    expect(hours).to.be.within(71, 72);
    expect(bed.got).to.have.length(delivery?.attempts.length ?? 0);
    expect(new Set(bed.got.map(({ body }) => body)).size).to.equal(1);
  });

  it("is done with it at the first 2xx, whatever the body", async () => {
    const answers = [503, 302, 404, 204];
    bed.answer = (_request, response) => {
      response.writeHead(answers.shift() ?? 200, { location: `${bed.target.url}/elsewhere` }).end();
    };
    bed.hook("receive");
    bed.emulator.simulate(bed.line.deviceId);
    await bed.emulator.advance(2 * HOUR);
    expect(bed.emulator.deliveries()[0]?.attempts.map(({ status }) => status)).to.deep.equal([
      503, 302, 404, 204,
    ]);
    expect(bed.emulator.deliveries()[0]?.state).to.equal("delivered");
    expect(bed.got.every(({ path }) => path === "/receive")).to.equal(true);
  });

  it("sends again by itself, when the time has come", async () => {
    bed.emulator.choices.retryAfterS = [0.05];
    const answers = [500, 500, 200];
    bed.answer = (_request, response) => response.writeHead(answers.shift() ?? 200).end();
    bed.hook("receive");
    bed.emulator.simulate(bed.line.deviceId);
    for (let waits = 0; bed.states()[0] !== "delivered 3" && waits < 100; waits++) {
      await new Promise((done) => setTimeout(done, 20));
    }
    expect(bed.states()).to.deep.equal(["delivered 3"]);
  });

  it("sends again by itself when the clock was moved nearly there", async () => {
    const answers = [500, 200];
    bed.answer = (_request, response) => response.writeHead(answers.shift() ?? 200).end();
    bed.hook("receive");
    bed.emulator.simulate(bed.line.deviceId);
    await bed.emulator.delivered();
    await bed.emulator.advance(9);
    for (let waits = 0; bed.states()[0] !== "delivered 2" && waits < 150; waits++) {
      await new Promise((done) => setTimeout(done, 20));
    }
    expect(bed.states()).to.deep.equal(["delivered 2"]);
  });

  it("comes through with a burst that nobody takes", async function () {
    this.timeout(12_000);
    bed.emulator.install(bed.line.deviceId, { event: "receive", url: "http://127.0.0.1:9/closed" });
    await bed.emulator.burst(bed.line.deviceId, { count: 7_000, perSecond: 10_000 });
    await bed.emulator.delivered();
    expect(new Set(bed.states())).to.deep.equal(new Set(["pending 1"]));
    const latest = bed.emulator.deliveries(2).map(({ id }) => id);
    expect(latest).to.deep.equal([6_999, 7_000]);
  });

  it("notes why there was no answer: cut, silent, nobody there, a certificate that is not good", async () => {
    bed.answer = (request) => request.socket.destroy();
    bed.hook("receive");
    bed.emulator.simulate(bed.line.deviceId);
    await bed.emulator.delivered();
    bed.emulator.choices.deliveryTimeoutMs = 50;
    bed.answer = () => undefined;
    bed.emulator.simulate(bed.line.deviceId);
    await bed.emulator.delivered();
    bed.emulator.install(bed.line.deviceId, { event: "send", url: "http://127.0.0.1:9/closed" });
    bed.emulator.install(bed.line.deviceId, { event: "read", url: "not a url" });
    bed.emulator.simulate(bed.line.deviceId, { event: "send" });
    bed.emulator.simulate(bed.line.deviceId, { event: "read" });
    bed.hook("delete", "/delete", "PO ST");
    bed.emulator.simulate(bed.line.deviceId, { event: "delete" });
    await bed.emulator.delivered();
    const errors = bed.emulator.deliveries().map(({ attempts }) => attempts[0]?.error);
    expect(errors).to.deep.equal([
      "ECONNRESET",
      "no answer in time",
      "ECONNREFUSED",
      "the url cannot be read",
      "ERR_INVALID_HTTP_TOKEN",
    ]);
  });
});
