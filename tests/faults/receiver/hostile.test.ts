import { spawn } from "node:child_process";
import { once } from "node:events";
import { connect } from "node:net";
import { expect } from "chai";
import fc from "fast-check";
import { createReceiver } from "../../../receiver";
import { deliver, serve, type Target } from "../../support/deliver";
import { messageBody } from "../../support/payloads";

const TOKEN = "c0ffee-c0ffee-c0ffee";
const IDLE = 10_000;
const CONNECT = `
const { connect } = require("node:net");
const { once } = require("node:events");
const [port, count] = process.argv.slice(1).map(Number);
(async () => {
  const sockets = [];
  while (sockets.length < count) {
    const some = Array.from({ length: 100 }, () => connect(port, "127.0.0.1"));
    await Promise.all(some.map((socket) => once(socket, "connect")));
    sockets.push(...some);
  }
  process.stdout.write(sockets.filter(({ readyState }) => readyState === "open").length + " open");
  setInterval(() => sockets.length, 1000);
})();
`;

describe("receiver: senders that mean no good", function () {
  this.timeout(120_000);
  let target: Target;
  let handled: number;
  const told: string[] = [];
  const start = async (bodyTimeoutMs: number) => {
    handled = 0;
    const receiver = createReceiver({
      token: TOKEN,
      bodyTimeoutMs,
      maxBytes: 4_000,
      onError: (error) => told.push(`${error.stack} ${JSON.stringify(error)}`),
    }).on("receive", () => handled++);
    target = await serve(receiver.node);
    return { receiver, url: `${target.url}/${TOKEN}/receive` };
  };

  afterEach(async () => {
    await target.close();
    expect(told.join()).not.to.contain(TOKEN);
    told.length = 0;
  });

  it("whatever the body, head and path: an answer, and never the token in it (10,000 cases)", async () => {
    const { receiver } = await start(5_000);
    const path = fc.oneof(
      fc.constant(`/${TOKEN}/receive`),
      fc.webPath(),
      fc.tuple(fc.webPath(), fc.webQueryParameters()).map(([one, two]) => `${one}/${TOKEN}/receive?${two}`),
    );
    const body = fc.oneof(
      fc.json(),
      fc.string({ unit: "binary" }),
      fc.uint8Array({ maxLength: 5_000 }),
      fc.nat().map((id) => messageBody(String(id))),
      fc.nat().map((id) => messageBody(String(id)).slice(0, -1 - (id % 400))),
    );
    const header = fc.constantFrom(
      "application/json",
      "application/json; charset=x",
      "text/plain",
      "",
      "x/json",
    );
    await fc.assert(
      fc.asyncProperty(
        path,
        body,
        header,
        fc.constantFrom("POST", "PUT", "DELETE"),
        async (where, what, type, method) => {
          const request = new Request(`http://h${where}`, {
            method,
            body: what as string,
            headers: {
              "content-type": type,
              "x-forwarded-for": String(what)
                .replace(/[^\x20-\x7e]/g, "")
                .slice(0, 99),
            },
          });
          const answer = await receiver.fetch(request);
          expect(answer.status).to.be.oneOf([200, 400, 404, 405, 413, 415]);
          expect(await answer.text()).not.to.contain(TOKEN);
        },
      ),
      { numRuns: 10_000 },
    );
    expect(handled).to.be.above(0);
  });

  it("raw bytes that are not HTTP, and heads that are odd: it answers the next one", async () => {
    const { url } = await start(5_000);
    const bytes = fc.oneof(
      fc.uint8Array({ maxLength: 200 }).map((some) => Buffer.from(some)),
      fc.string().map((line) => Buffer.from(`POST /${TOKEN}/receive HTTP/1.1\r\nhost: h\r\n${line}\r\n\r\n`)),
      fc
        .nat(9_999)
        .map((length) =>
          Buffer.from(`POST /${TOKEN}/receive HTTP/1.1\r\nhost: h\r\ncontent-length: ${length}\r\n\r\n{`),
        ),
    );
    await fc.assert(
      fc.asyncProperty(bytes, async (some) => {
        const socket = connect(target.port, "127.0.0.1");
        const said = new Promise<string>((done) => {
          let all = "";
          socket.on("data", (chunk) => {
            all += chunk;
          });
          socket.on("close", () => done(all)).on("error", () => done(all));
        });
        socket.end(some);
        expect(await said).not.to.contain(TOKEN);
      }),
      { numRuns: 300 },
    );
    expect((await deliver(url, messageBody("1"))).status).to.equal(200);
  });

  it("one byte and then none: 408, and nothing is handled", async () => {
    const { url } = await start(100);
    const socket = connect(target.port, "127.0.0.1");
    socket.write(
      `POST /${TOKEN}/receive HTTP/1.1\r\nhost: h\r\ncontent-type: application/json\r\ncontent-length: 9\r\n\r\n{`,
    );
    const [said] = await Promise.all([
      new Promise<string>((done) => socket.once("data", (chunk) => done(String(chunk)))),
      new Promise((done) => socket.once("close", done)),
    ]);
    expect(said).to.match(/^HTTP\/1.1 408 /);
    expect((await deliver(url, messageBody("1"))).status).to.equal(200);
    expect(handled).to.equal(1);
  });

  it(`${IDLE} connections that say nothing: it keeps answering`, async () => {
    const { url } = await start(5_000);
    // In a process of their own: one may have no more than so many files open.
    const idle = spawn(process.execPath, ["-e", CONNECT, String(target.port), String(IDLE)], {
      stdio: "pipe",
    });
    try {
      const [said] = await once(idle.stdout, "data");
      expect(String(said)).to.equal(`${IDLE} open`);
      for (let id = 1; id <= 20; id++)
        expect((await deliver(url, messageBody(String(id)))).status).to.equal(200);
    } finally {
      idle.kill();
    }
    expect(handled).to.equal(20);
  });
});
