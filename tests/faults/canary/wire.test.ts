import { type AddressInfo, createServer, type Server, type Socket } from "node:net";
import { expect } from "chai";
import { ZipwhipClient } from "../../../zipwhip";
import { Transport } from "../../../zipwhip/transport/transport";
import { FakeClock } from "../../support/clock";
import { SECRET, SESSION } from "../../support/secrets";
import { allOf, search } from "./search";

const BODY = '{"success":false,"response":null}';

/** Answers that repeat a session outside of their body. */
const ANSWERS: Record<string, string> = {
  "the reason of a status": `HTTP/1.1 400 Bad ${SESSION}\r\nContent-Length: ${BODY.length}\r\n\r\n${BODY}`,
  "what is no status": `HTTP/1.1 ${SESSION}\r\n\r\n`,
  "what is no HTTP": `session=${SESSION}\r\n\r\n`,
  "a header that is none": `HTTP/1.1 200 OK\r\n${SESSION}\u0001: ${SESSION}\r\n\r\n`,
  "a length that is none": `HTTP/1.1 200 OK\r\nContent-Length: ${SESSION}\r\n\r\n`,
  "a packing that nobody knows": `HTTP/1.1 200 OK\r\nContent-Encoding: gzip\r\nContent-Length: ${SESSION.length}\r\n\r\n${SESSION}`,
  "a chunk that is none": `HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n${SESSION}\r\n`,
  "half a body": `HTTP/1.1 200 OK\r\nContent-Length: 9999\r\n\r\n${SESSION}`,
};

describe("canaries: what Node and axios say", () => {
  let server: Server;
  let answer = "";
  const sockets = new Set<Socket>();

  before(async () => {
    server = createServer((socket) => {
      sockets.add(socket);
      socket.on("error", () => undefined);
      socket.once("data", () => socket.end(answer));
    });
    await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  });
  after((done) => {
    for (const socket of sockets) socket.destroy();
    server.close(done);
  });

  for (const [what, text] of Object.entries(ANSWERS)) {
    it(`holds no session that comes back as ${what}`, async () => {
      answer = text;
      const told: string[] = [];
      const { port } = server.address() as AddressInfo;
      const limits = { apiUrl: `http://127.0.0.1:${port}`, timeoutSeconds: 5, concurrency: 8, debug: true };
      const transport = new Transport({ ...limits, tell: (line) => told.push(line), clock: new FakeClock() });
      const client = new ZipwhipClient({ session: SESSION }, transport);
      for (const call of [() => client.list(), () => client.delete("5")]) {
        const error = await call().catch((thrown: unknown) => thrown);
        expect(error).to.be.instanceOf(Error);
        expect(told).not.to.deep.equal([]);
        const found = search(`${allOf(error)}\n${told.splice(0).join("\n")}`, [
          { name: "session", secret: SECRET },
        ]);
        expect(found).to.deep.equal([]);
      }
    });
  }
});
