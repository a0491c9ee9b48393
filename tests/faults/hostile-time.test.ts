import { type AddressInfo, createServer, type Socket } from "node:net";
import { expect } from "chai";
import { UnavailableError, UnclearError, ZipwhipClient } from "../../zipwhip";
import { WANTED as HOOK, times } from "../support/bench";
import { clearEnvironment } from "../support/environment";
import { expectOneLine, rejection } from "../support/expectations";
import { expectWithout, SECRET, SESSION } from "../support/secrets";

const TIMEOUT_SECONDS = 0.5;
/** Twice the time-out, and generously more for a machine that is busy. */
const MOST_MS = 2 * TIMEOUT_SECONDS * 1000 + 2_000;
const YES = '{"success":true,"response":[]}';

describe("hostile: answers that take their time", () => {
  let restore = () => {};
  const open: { close(): void }[] = [];

  before(() => {
    restore = clearEnvironment();
  });
  after(() => restore());
  afterEach(() => {
    for (const one of open.splice(0)) one.close();
  });

  /** A server of bare connections: what each request (all come whole here) gets back. */
  const serve = async (answer: (socket: Socket, n: number) => void) => {
    const sockets = new Set<Socket>();
    let count = 0;
    const server = createServer((socket) => {
      sockets.add(socket);
      socket.on("error", () => undefined);
      socket.on("data", () => answer(socket, count++));
    });
    await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
    open.push({
      close: () => {
        for (const socket of sockets) socket.destroy();
        server.close();
      },
    });
    return {
      url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
      requests: () => count,
      connections: () => sockets.size,
    };
  };
  /** A byte at a time, each well within the time-out, for ever. */
  const drip = (socket: Socket, text: string, atOnce = 0) => {
    const bytes = [...text.slice(atOnce)];
    socket.write(text.slice(0, atOnce));
    const timer = setInterval(() => socket.write(bytes.shift() ?? " "), 50);
    socket.on("close", () => clearInterval(timer));
  };
  const HEAD = "HTTP/1.1 200 OK\r\nContent-Type: application/json\r\n";

  const slow: [what: string, answer: (socket: Socket) => void][] = [
    ["says nothing", () => undefined],
    [
      "lets its body drip",
      (socket) => drip(socket, `${HEAD}Content-Length: 900\r\n\r\n${YES}`, HEAD.length + 23),
    ],
    ["lets its head drip", (socket) => drip(socket, `${HEAD}X-Drip: ${"x".repeat(900)}`)],
    ["announces more than it sends", (socket) => socket.write(`${HEAD}Content-Length: 31\r\n\r\n${YES}`)],
    [
      "never ends its chunks",
      (socket) => socket.write(`${HEAD}Transfer-Encoding: chunked\r\n\r\n1e\r\n${YES}\r\n`),
    ],
    ["says 100 Continue over and over", (socket) => drip(socket, "HTTP/1.1 100 Continue\r\n\r\n".repeat(50))],
  ];
  for (const [what, answer] of slow) {
    it(`gives up on a service that ${what}, counted from the sending`, async () => {
      const server = await serve(answer);
      const client = new ZipwhipClient({
        session: SESSION,
        apiUrl: server.url,
        timeoutSeconds: TIMEOUT_SECONDS,
      });
      for (const [call, expected, requests] of [
        [() => client.list(), UnavailableError, 2],
        [() => client.add(HOOK), UnclearError, 1],
      ] as const) {
        const before = server.requests();
        const start = performance.now();
        const error = await rejection(call());
        expect(performance.now() - start).to.be.within(TIMEOUT_SECONDS * 900, MOST_MS);
        expect(error).to.be.instanceOf(expected);
        expect(error.message).to.contain("time-out after 0.");
        expectOneLine(error.message);
        expectWithout(error, SECRET);
        expect(server.requests() - before).to.be.within(1, requests);
      }
    });
  }

  for (const farewell of ["end", "destroy"] as const) {
    it(`works with a service that closes each connection after its answer, unannounced (${farewell})`, async () => {
      const server = await serve((socket) => {
        socket.write(`${HEAD}Content-Length: ${YES.length}\r\n\r\n${YES}`, () => socket[farewell]());
      });
      const client = new ZipwhipClient({ session: SESSION, apiUrl: server.url });
      for (const _ of times(10, "")) {
        expect(await client.list()).to.deep.equal([]);
        // The news of the end has come long before the next is sent.
        await new Promise((resolve) => setTimeout(resolve, 20));
        await client.delete("1");
        await new Promise((resolve) => setTimeout(resolve, 20));
      }
      expect(server.requests()).to.equal(20);
      expect(server.connections()).to.equal(20);
    });
  }

  for (const farewell of ["end", "destroy"] as const) {
    it(`writes, at once, to a service that closes each connection after its answer, unannounced (${farewell})`, async () => {
      const server = await serve((socket) => {
        socket.write(`${HEAD}Content-Length: ${YES.length}\r\n\r\n${YES}`, () => socket[farewell]());
      });
      const client = new ZipwhipClient({ session: SESSION, apiUrl: server.url, concurrency: 4 });
      await client.list();
      for (const id of times(10, "1")) await client.delete(id);
      await Promise.all(times(30, "1").map((id) => client.delete(id)));
      expect(server.requests()).to.equal(41);
    });
  }

  it("reads on, at once, over connections that close without a word, without repeating a write", async () => {
    const server = await serve((socket) => {
      socket.write(`${HEAD}Content-Length: ${YES.length}\r\n\r\n${YES}`, () => socket.destroy());
    });
    const client = new ZipwhipClient({ session: SESSION, apiUrl: server.url, concurrency: 4 });
    const lists = await Promise.all(times(40, "").map(() => client.list()));
    expect(lists).to.have.length(40);
    expect(server.requests()).to.be.at.least(40);
  });
});
