import type { ServerResponse } from "node:http";
import { expect } from "chai";
import {
  type Hook,
  MalformedError,
  RefusedError,
  UnavailableError,
  UnclearError,
  ZipwhipClient,
} from "../../zipwhip";
import { Transport } from "../../zipwhip/transport/transport";
import { WANTED as HOOK } from "../support/bench";
import { FakeClock } from "../support/clock";
import { expectOneLine, rejection } from "../support/expectations";
import { type RawServer, sayJson, sayYes, startRawServer } from "../support/raw-server";
import { expectWithout, SECRET, SESSION } from "../support/secrets";

describe("hostile: answers of odd content", () => {
  const open: RawServer[] = [];

  afterEach(async () => {
    for (const server of open.splice(0)) await server.close();
  });

  const serve = async (answer: (response: ServerResponse) => void) => {
    const server = await startRawServer((_request, response) => answer(response));
    open.push(server);
    const limits = { apiUrl: server.url, timeoutSeconds: 30, concurrency: 8, debug: false };
    const transport = new Transport({ ...limits, clock: new FakeClock(), tell: () => undefined });
    return { server, client: new ZipwhipClient({ session: SESSION }, transport) };
  };
  /** The list in an answer whose `response` is this text, byte for byte. */
  const listOf = async (response: string | Buffer): Promise<Hook[]> => {
    const body = Buffer.concat([
      Buffer.from('{"success":true,"response":'),
      Buffer.from(response),
      Buffer.from("}"),
    ]);
    return (await serve((answer) => answer.end(body))).client.list();
  };
  const malformed = async (response: string | Buffer) => {
    const error = await rejection(listOf(response));
    expect(error).to.be.instanceOf(MalformedError);
    expectOneLine(error.message);
    expectWithout(error, SECRET);
    return error;
  };
  const entry = (more: string) => `{"type":"message","event":"receive","url":"https://h.example/",${more}}`;

  const ids: [written: string, read: string][] = [
    ["9007199254740993", "9007199254740993"],
    ["123456789012345678901234567890", "123456789012345678901234567890"],
    ['"9007199254740993"', "9007199254740993"],
    ["-7", "-7"],
    ["0", "0"],
  ];
  for (const [written, read] of ids) {
    it(`keeps the id ${written} as it is, and sends it so`, async () => {
      const { server, client } = await serve((response) =>
        response.end(`{"success":true,"response":[${entry(`"webhookId":${written}`)}]}`),
      );
      const [hook] = await client.list();
      expect(hook?.webhookId).to.equal(read);
      await client.delete(hook?.webhookId ?? "");
      expect(new URLSearchParams(server.requests[1]?.body).get("webhookId")).to.equal(read);
    });
  }

  for (const written of ["1.5", "1e300", "true", "null", '""', '"7a"', '" 7"', "{}", "[7]"]) {
    it(`takes ${written} for no id`, async () => {
      await malformed(`[${entry(`"webhookId":${written}`)}]`);
    });
  }

  it("takes a hook that is named twice for one, and two with one id for a broken list", async () => {
    const one = entry('"webhookId":7');
    expect(await listOf(`[${one},${one}]`)).to.have.length(1);
    const error = await malformed(`[${one},${one.replace("receive", "send")}]`);
    expect((error.cause as Error).message).to.contain("one id");
  });

  it("takes an id as a number and as a text for the same", async () => {
    expect(await listOf(`[${entry('"webhookId":7')},${entry('"webhookId":"7"')}]`)).to.have.length(1);
  });

  it("shows hooks of types and events that it does not know, and leaves out fields that it does not know", async () => {
    const foreign =
      '{"webhookId":1,"type":"optout","event":"change","url":"https://a.example/","method":"POST"}';
    const odd =
      '{"webhookId":2,"type":"fax","event":"","url":"no url","method":"patch","more":{"a":[1,null]}}';
    expect(await listOf(`[${foreign},${odd}]`)).to.deep.equal([
      { webhookId: "1", type: "optout", event: "change", url: "https://a.example/", method: "POST" },
      { webhookId: "2", type: "fax", event: "", url: "no url", method: "PATCH" },
    ]);
  });

  it("lets no answer reach the prototype of anything", async () => {
    const poison = '"__proto__":{"polluted":1},"constructor":{"prototype":{"polluted":1}}';
    const hooks = await listOf(`[${entry(`"webhookId":1,${poison}`)}]`);
    expect(hooks).to.have.length(1);
    expect(Object.keys(hooks[0] ?? {})).to.have.members(["webhookId", "type", "event", "url", "method"]);
    expect(({} as Record<string, unknown>).polluted).to.equal(undefined);
    expect((hooks[0] as unknown as Record<string, unknown>).polluted).to.equal(undefined);
  });

  it("does not take for a hook what has its fields from a prototype", async () => {
    await malformed(`[{"__proto__":${entry('"webhookId":1')}}]`);
    const { client } = await serve((answer) => answer.end('{"__proto__":{"success":true,"response":[]}}'));
    expect(await rejection(client.list())).to.be.instanceOf(MalformedError);
  });

  it("reads no list that is not UTF-8: a url half read would look like a change by hand", async () => {
    const [head = "", tail = ""] = `[${entry('"webhookId":7').replace("h.example/", "h.example/?")}]`.split(
      "?",
    );
    expect(await listOf(Buffer.from(`${head}é${tail}`))).to.have.length(1);
    await malformed(Buffer.concat([Buffer.from(head), Buffer.from([0xc3, 0x28, 0xff]), Buffer.from(tail)]));
  });

  it("reads a list behind a byte order mark, and words of a refusal that are not UTF-8", async () => {
    const marked = await serve((answer) => answer.end('\uFEFF{"success":true,"response":[]}'));
    expect(await marked.client.list()).to.deep.equal([]);
    const latin = Buffer.from('{"success":false,"response":{"code":-703,"desc":"caf\xe9 closed"}}', "latin1");
    const { client } = await serve((answer) => answer.writeHead(400).end(latin));
    const error = await rejection(client.list());
    expect(error).to.be.instanceOf(RefusedError);
    expect(error.message).to.contain("closed");
  });

  it("gives up on a head of a megabyte, of one header or of thousands", async () => {
    const heads: Record<string, string | string[]>[] = [
      { "x-large": "x".repeat(1024 * 1024) },
      { "set-cookie": Array.from({ length: 5_000 }, (_, n) => `cookie${n}=${SESSION}`) },
    ];
    for (const head of heads) {
      const { client, server } = await serve((answer) => answer.writeHead(200, head).end("{}"));
      expect(await rejection(client.add(HOOK))).to.be.instanceOf(UnclearError);
      expect(server.requests).to.have.length(1);
      const error = await rejection(client.list());
      expect(error).to.be.instanceOf(UnavailableError);
      expect(error.message).to.match(/header/i);
      expectOneLine(error.message);
      expectWithout(error, SECRET);
    }
  });

  it("does not wait for a Retry-After that is no time, or of no end", async () => {
    for (const header of ["9".repeat(400), "-1", "Infinity", "0x10", "Fri, 31 Dec 9999 23:59:59 GMT"]) {
      const { client } = await serve((answer) => sayJson(answer, 503, {}, { "retry-after": header }));
      const error = await rejection(client.add(HOOK));
      expect(error, header).to.be.instanceOf(UnclearError);
      expectOneLine(error.message);
    }
  });

  it("follows no call to another host", async () => {
    const elsewhere = await startRawServer((_request, response) => sayYes(response, []));
    open.push(elsewhere);
    for (const status of [301, 307, 308]) {
      const { client, server } = await serve((answer) =>
        answer.writeHead(status, { location: `${elsewhere.url}/?session=${SESSION}` }).end(),
      );
      const calls = [
        client.list(),
        client.add(HOOK),
        client.update("1", { method: "PUT" }),
        client.delete("1"),
        client.logout(),
      ];
      for (const [index, call] of calls.entries()) {
        const error = await rejection(call);
        // Who redirects a write may have done it before.
        expect(error).to.be.instanceOf(index === 0 ? RefusedError : UnclearError);
        expectWithout(error, SECRET);
      }
      expect(server.requests).to.have.length(calls.length);
    }
    expect(elsewhere.connections).to.equal(0);
  });
});
