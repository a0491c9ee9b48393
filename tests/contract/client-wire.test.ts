import { expect } from "chai";
import {
  RefusedError,
  UnauthorizedError,
  UnavailableError,
  UnclearError,
  ZipwhipClient,
  ZipwhipError,
} from "../../zipwhip";
import { Transport, type TransportOptions } from "../../zipwhip/transport/transport";
import { WANTED as HOOK, times } from "../support/bench";
import { FakeClock } from "../support/clock";
import { expectOneLine, rejection } from "../support/expectations";
import { type RawServer, sayJson, sayYes, startRawServer } from "../support/raw-server";
import { expectWithout, FOREIGN, SECRET, SESSION } from "../support/secrets";

describe("client: on the wire", () => {
  const servers: RawServer[] = [];
  const start = async (...args: Parameters<typeof startRawServer>) => {
    const server = await startRawServer(...args);
    servers.push(server);
    return server;
  };
  afterEach(async () => {
    for (const server of servers.splice(0)) await server.close();
  });

  const transportTo = (apiUrl: string, more: Partial<TransportOptions> = {}) =>
    new Transport({
      apiUrl,
      timeoutSeconds: 30,
      concurrency: 8,
      debug: false,
      clock: new FakeClock(),
      tell: () => undefined,
      ...more,
    });
  const clientTo = (apiUrl: string, more: Partial<TransportOptions> = {}) =>
    new ZipwhipClient({ session: SESSION }, transportTo(apiUrl, more));

  for (const status of [300, 301, 302, 303, 307, 308]) {
    it(`never follows a redirect (${status}), neither of a read nor of a write`, async () => {
      const elsewhere = await start((_request, response) => sayYes(response, []));
      const server = await start((_request, response) =>
        sayJson(response, status, {}, { location: `${elsewhere.url}/webhook/list?session=${SESSION}` }),
      );
      const client = clientTo(server.url);
      for (const [call, expected] of [
        [client.list(), RefusedError],
        [client.add(HOOK), UnclearError],
        [client.delete("1"), UnclearError],
      ] as const) {
        const error = await rejection(call);
        expect(error).to.be.instanceOf(expected);
        expect(error.message).to.contain(new URL(elsewhere.url).host);
        expectWithout(error, SECRET);
      }
      expect(server.requests).to.have.length(3);
      expect(elsewhere.requests).to.deep.equal([]);
      expect(elsewhere.connections).to.equal(0);
    });
  }

  it("has no more requests in flight than it may, over all sessions", async () => {
    const held: (() => void)[] = [];
    let wake = () => {};
    const server = await start((request, response) => {
      if (request.path === "/probe") return sayYes(response, []);
      held.push(() => sayYes(response, []));
      wake();
    });
    const arrived = async (count: number) => {
      while (held.length < count) await new Promise<void>((resolve) => (wake = resolve));
    };
    const transport = transportTo(server.url, { concurrency: 3 });
    const clients = [SESSION, FOREIGN].map((session) => new ZipwhipClient({ session }, transport));
    const calls = clients.flatMap((client) => Array.from({ length: 6 }, () => client.list()));
    for (let answered = 0; answered < 12; answered += 3) {
      await arrived(3);
      // Whatever had been sent beside those three would have arrived before these are answered.
      for (let n = 0; n < 3; n++) await (await fetch(`${server.url}/probe`)).text();
      expect(held).to.have.length(3);
      for (const answer of held.splice(0)) answer();
    }
    expect(await Promise.all(calls)).to.have.length(12);
  });

  it("keeps its connection open: one for calls that follow each other", async () => {
    const server = await start((_request, response) => sayYes(response, []));
    const client = clientTo(server.url);
    for (const _ of times(10, "")) await client.list();
    for (const _ of times(10, "")) await client.delete("1");
    expect(server.requests).to.have.length(20);
    expect(server.connections).to.equal(1);
  });

  it("opens no more connections than it may have requests in flight", async () => {
    const server = await start((_request, response) => sayYes(response, []));
    const client = clientTo(server.url, { concurrency: 4 });
    await Promise.all(times(40, "").map(() => client.list()));
    expect(server.requests).to.have.length(40);
    expect(server.connections).to.be.within(1, 4);
  });

  it("knows that nothing was sent where nobody listens: a write is repeated, and then said to be undone", async () => {
    const server = await startRawServer(() => undefined);
    await server.close();
    const clock = new FakeClock();
    const client = clientTo(server.url, { clock });
    for (const [call, undone] of [
      [() => client.add(HOOK), true],
      [() => client.list(), false],
    ] as const) {
      const error = await rejection(call());
      expect(error).to.be.instanceOf(UnavailableError);
      expect(error.message).to.contain("ECONNREFUSED");
      // Of a question it would say nothing, and beside a write whose outcome is open it would mislead.
      expect(error.message.includes("nothing was done")).to.equal(undone);
      expectOneLine(error.message);
      expectWithout(error, SECRET);
    }
    expect(clock.slept).to.deep.equal([125, 250, 500, 125, 250, 500]);
  });

  it("knows that nothing was sent where there is no such host", async () => {
    const error = await rejection(clientTo("https://nowhere.invalid").add(HOOK));
    expect(error).to.be.instanceOf(UnavailableError);
    expect(error.message).to.contain("nothing was done");
    expectWithout(error, SECRET);
  });

  it("knows that nothing was sent where the other end does not speak TLS", async () => {
    const server = await start((_request, response) => sayYes(response, []));
    const error = await rejection(clientTo(server.url.replace("http:", "https:")).add(HOOK));
    expect(error).to.be.instanceOf(UnavailableError);
    expect(server.requests).to.deep.equal([]);
    expectWithout(error, SECRET);
  });

  it("reads no answer beyond its limit: a write is unclear then, and not repeated", async () => {
    const mebibyte = Buffer.alloc(1024 * 1024, "x");
    let sent = 0;
    const server = await start((_request, response) => {
      response.writeHead(200, { "content-type": "application/json" });
      response.on("error", () => undefined);
      const more = () => {
        while (!response.destroyed && sent < 64) {
          sent++;
          if (!response.write(mebibyte)) return;
        }
        response.end();
      };
      response.on("drain", more);
      more();
    });
    const error = await rejection(clientTo(server.url).add(HOOK));
    expect(error).to.be.instanceOf(UnclearError);
    expectOneLine(error.message);
    expect(server.requests).to.have.length(1);
    expect(sent).to.be.within(32, 63);
  });

  it("reads a list of ten thousand hooks", async () => {
    const hooks = Array.from({ length: 10_000 }, (_, webhookId) => ({ ...HOOK, webhookId }));
    const server = await start((_request, response) => sayYes(response, hooks));
    const list = await clientTo(server.url).list();
    expect(list).to.have.length(10_000);
    expect(list[9_999]?.webhookId).to.equal("9999");
  });

  it("fails with an error of its own, whatever the server answers", async () => {
    const answers = ["HTTP/1.1 200", "garbage\r\n\r\n", "HTTP/1.1 200 OK\r\nContent-Length: x\r\n\r\n"];
    for (const answer of answers) {
      const server = await start((_request, response) => {
        response.socket?.end(answer);
      });
      const error = await rejection(clientTo(server.url).add(HOOK));
      expect(error, answer).to.be.instanceOf(UnclearError);
      expectOneLine(error.message);
      expectWithout(error, SECRET);
      expect(server.requests).to.have.length(1);
    }
  });

  it("says no session that an answer echoes, in its head or body", async () => {
    for (const status of [200, 302, 400, 401, 403, 404, 429, 500]) {
      const server = await start((request, response) => {
        const echo = `${request.query}${request.body} ${SESSION}`;
        const body = { success: false, response: { code: 1, desc: echo }, [echo]: echo };
        sayJson(response, status, body, { location: `/?${echo.replace(/\s/g, "")}`, "retry-after": "x" });
      });
      const client = clientTo(server.url);
      for (const call of [client.list(), client.add(HOOK)]) {
        const error = await rejection(call);
        expect(error).to.be.instanceOf(ZipwhipError);
        expectOneLine(error.message);
        expectWithout(error, SECRET);
      }
    }
  });

  it("says no path of a url that an answer echoes as it was sent", async () => {
    const server = await start((request, response) => {
      sayJson(response, 400, { success: false, response: { desc: request.body } });
    });
    const url = "https://hooks.example.com/t0ken-4711";
    const error = await rejection(clientTo(server.url).add({ ...HOOK, url }));
    expect(error).to.be.instanceOf(RefusedError);
    expectWithout(error, "t0ken-4711");
  });

  it("tells a rejected session from a hook that is not there", async () => {
    const server = await start((_request, response) => sayJson(response, 403, "Forbidden"));
    expect(await rejection(clientTo(server.url).list())).to.be.instanceOf(UnauthorizedError);
  });
});
