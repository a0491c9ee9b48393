import type { ServerResponse } from "node:http";
import { Readable } from "node:stream";
import { createBrotliCompress, createGzip, gzipSync } from "node:zlib";
import { expect } from "chai";
import { expectOneLine } from "../support/expectations";
import { type RawServer, sayYes, startRawServer } from "../support/raw-server";
import { expectWithout, SECRET } from "../support/secrets";
import { callInProcess, type Told } from "./support/tls-client";

const MIB = 1024 * 1024;
/** What a process may need for an answer of any size, over what it needs without one. */
const MOST_MIB = 150;

/** So many MiB of a body that looks like the beginning of a list; `undefined`: without end. */
async function* filler(mib?: number) {
  yield '{"success":true,"response":["';
  const block = Buffer.alloc(MIB, "x");
  for (let sent = 0; mib === undefined || sent < mib; sent++) yield block;
  yield '"]}';
}

describe("hostile: answers of any size", () => {
  let server: RawServer;
  let written: number;

  afterEach(() => server.close());

  const serve = async (headers: Record<string, string | number>, body: () => Readable) => {
    written = 0;
    server = await startRawServer((_request, response) => {
      response.writeHead(200, { "content-type": "application/json", ...headers });
      response.on("error", () => undefined);
      const source = body();
      source.on("data", (bytes: Buffer) => {
        written += bytes.length;
      });
      source.pipe(response);
      response.on("close", () => source.destroy());
    });
  };

  const bodies: [
    what: string,
    headers: Record<string, string | number>,
    body: () => Readable,
    mib: number,
  ][] = [
    ["of 50 MB", { "content-length": 50 * MIB + 32 }, () => Readable.from(filler(50)), 40],
    ["that never ends", {}, () => Readable.from(filler()), 40],
    [
      "of 1 GiB, packed by gzip into 1 MB",
      { "content-encoding": "gzip" },
      () => Readable.from(filler(1024)).pipe(createGzip()),
      2,
    ],
    [
      "of 1 GiB, packed by brotli into next to nothing",
      { "content-encoding": "br" },
      () => Readable.from(filler(1024)).pipe(createBrotliCompress({ params: { 1: 3 } })),
      2,
    ],
  ];

  const check = (told: Told) => {
    expect(told.message).to.contain("larger than");
    expectOneLine(told.message ?? "");
    expectWithout(told, SECRET);
    expect(told.grownMiB).to.be.below(MOST_MIB);
    // Fetched once: it would be as large again.
    expect(server.requests).to.have.length(1);
  };

  for (const [what, headers, body, mib] of bodies) {
    it(`gives up on a list ${what}, in bounded memory, at once`, async () => {
      await serve(headers, body);
      const told = await callInProcess("list", server.url);
      check(told);
      expect(told.name).to.equal("MalformedError");
      expect(written / MIB).to.be.below(mib);
    });
  }

  it("does not know what an add did whose answer has 50 MB", async () => {
    await serve({}, () => Readable.from(filler(50)));
    const told = await callInProcess("add", server.url);
    check(told);
    expect(told.name).to.equal("UnclearError");
  });

  const hooks = Array.from({ length: 10_000 }, (_, n) => ({
    webhookId: `9007199254${740_993 + n}`,
    type: "message",
    event: "receive",
    url: `https://hooks.example.com/receive/${n}`,
    method: "POST",
  }));

  it("reads a list of 10,000 hooks, packed or not, in bounded memory", async () => {
    for (const packed of [true, false]) {
      const answer = (response: ServerResponse) => {
        if (!packed) return sayYes(response, hooks);
        const bytes = gzipSync(JSON.stringify({ success: true, response: hooks }));
        response.writeHead(200, { "content-encoding": "gzip" }).end(bytes);
      };
      server = await startRawServer((_request, response) => answer(response));
      const told = await callInProcess("list", server.url);
      expect(told.hooks).to.equal(10_000);
      expect(told.grownMiB).to.be.below(MOST_MIB);
      if (packed) await server.close();
    }
  });

  it("does not lose its footing on a list of a million brackets", async () => {
    const body = `{"success":true,"response":${"[".repeat(MIB)}`;
    server = await startRawServer((_request, response) => response.end(body));
    const told = await callInProcess("list", server.url);
    expect(told.name).to.equal("MalformedError");
    expectOneLine(told.message ?? "");
    expect(told.grownMiB).to.be.below(MOST_MIB);
  });
});
