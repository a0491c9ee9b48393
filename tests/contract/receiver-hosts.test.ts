import { type AddressInfo, connect } from "node:net";
import { text } from "node:stream/consumers";
import { serve as serveHono } from "@hono/node-server";
import { getConnInfo } from "@hono/node-server/conninfo";
import { expect } from "chai";
import express from "express";
import fastify from "fastify";
import { Hono } from "hono";
import { createReceiver, type LambdaEvent } from "../../receiver";
import { deliver, serve } from "../support/deliver";
import { messageBody } from "../support/payloads";

const ID = "634151298329219073";
const TOKEN = "0123456789abcdef";
const TOO_LONG = { status: 413, text: "too long" };

describe("receiver: hosts", () => {
  let told: Error[];
  let got: string[];
  let close: () => unknown;
  const receiver = (options = {}) =>
    createReceiver({ token: TOKEN, bodyTimeoutMs: 500, onError: (error) => told.push(error), ...options }).on(
      "receive",
      ({ id }) => got.push(id),
    );

  beforeEach(() => {
    told = [];
    got = [];
  });
  afterEach(() => close?.());

  /** What every host has to do alike. */
  async function behaves(base: string): Promise<void> {
    const url = `${base}/${TOKEN}/receive`;
    expect((await deliver(url, messageBody(ID))).status).to.equal(200);
    expect((await deliver(url, messageBody(ID), { method: "PUT" })).status).to.equal(200);
    expect(got).to.deep.equal([ID]);
    expect((await deliver(`${base}/wrong/receive`, messageBody(ID))).status).to.equal(404);
    expect((await deliver(url, "{}")).status).to.equal(400);
    expect(await deliver(url, messageBody("1", { body: "x".repeat(300_000) }))).to.deep.equal(TOO_LONG);
    const get = await fetch(url);
    expect([get.status, get.headers.get("allow")]).to.deep.equal([405, "POST, PUT"]);
    expect((await deliver(url, "x", { headers: { "content-type": "text/xml" } })).status).to.equal(415);
    expect(told.map(({ message }) => message)).to.include("too long");
    expect(await answerToSlow(new URL(url))).to.match(/^HTTP\/1\.1 408 /);
  }

  /** What is answered to a body of which a part never comes. */
  function answerToSlow({ hostname, port, pathname }: URL): Promise<string> {
    const socket = connect(Number(port), hostname);
    const head = `POST ${pathname} HTTP/1.1\r\nhost: h\r\ncontent-type: application/json\r\n`;
    socket.write(`${head}content-length: 9\r\n\r\n{`);
    return new Promise((done) => {
      socket.once("data", (said) => {
        socket.destroy();
        done(String(said));
      });
    });
  }

  async function serveExpress(prepare: (app: express.Express) => unknown): Promise<string> {
    const app = express();
    prepare(app);
    const target = await serve(app);
    close = target.close;
    return target.url;
  }

  it("Express, mounted below a path", async () => {
    await behaves(`${await serveExpress((app) => app.use("/zipwhip", receiver().node))}/zipwhip`);
  });

  it("Express behind a parser that keeps the bytes", async () => {
    const keep = express.json({
      verify: (request, _response, bytes) => {
        (request as { rawBody?: Buffer }).rawBody = bytes;
      },
    });
    const base = await serveExpress((app) => app.use(keep).use(receiver().node));
    expect((await deliver(`${base}/${TOKEN}/receive`, messageBody(ID))).status).to.equal(200);
    expect(got).to.deep.equal([ID]);
  });

  it("Express behind a parser that leaves bytes or text", async () => {
    const plainBytes: express.RequestHandler = (request, _response, next) => {
      request.body = new TextEncoder().encode(messageBody(ID));
      next();
    };
    for (const parser of [express.raw({ type: "*/*" }), express.text({ type: "*/*" }), plainBytes]) {
      got = [];
      const base = await serveExpress((app) => app.use(parser).use(receiver().node));
      expect((await deliver(`${base}/${TOKEN}/receive`, messageBody(ID))).status).to.equal(200);
      expect(got).to.deep.equal([ID]);
      await close();
    }
  });

  it("Express behind a parser that rounds: refused, with what to do", async () => {
    const base = await serveExpress((app) => app.use(express.json()).use(receiver().node));
    expect((await deliver(`${base}/${TOKEN}/receive`, messageBody(ID))).status).to.equal(500);
    expect(got).to.deep.equal([]);
    expect(told.map(({ name }) => name)).to.deep.equal(["BodyParsedError"]);
    expect(told[0]?.message).to.contain("verify: (request, _, bytes)");
  });

  it("Express behind a parser that found nothing of its kind, and says so by an empty object", async () => {
    // As every parser of Express 4 does; that of Express 5 leaves no body.
    const parser: express.RequestHandler = (request, _response, next) => {
      request.body = {};
      next();
    };
    const base = await serveExpress((app) => app.use(parser).use(receiver().node));
    expect((await deliver(`${base}/${TOKEN}/receive`, messageBody(ID))).status).to.equal(200);
    expect(got).to.deep.equal([ID]);
    const read = await serveExpress((app) => app.use(express.json()).use(receiver().node));
    expect((await deliver(`${read}/${TOKEN}/receive`, "{}")).status).to.equal(500);
  });

  it("Fastify, as a plugin that leaves the parsers around it alone", async () => {
    const app = fastify();
    app.register(receiver().fastify, { prefix: "/zipwhip" });
    app.post("/other", async ({ body }) => body);
    const base = await app.listen({ port: 0 });
    close = () => app.close();
    await behaves(`${base}/zipwhip`);
    expect(JSON.parse((await deliver(`${base}/other`, '{"a":1}')).text)).to.deep.equal({ a: 1 });
  });

  it("Fastify: a body that is slow is not waited for, and a long one may be longer than Fastify's own limit", async () => {
    const app = fastify();
    const options = { bodyTimeoutMs: 50, maxBytes: 2_000_000 };
    app.register(receiver(options).fastify, { prefix: "/zipwhip" });
    const url = new URL(await app.listen({ port: 0, host: "127.0.0.1" }));
    close = () => app.close();
    const head = `POST /zipwhip/${TOKEN}/receive HTTP/1.1\r\nhost: h\r\ncontent-type: application/json\r\ncontent-length: 99`;
    const socket = connect(Number(url.port), url.hostname, () => socket.write(`${head}\r\n\r\n{"id"`));
    socket.setTimeout(5000, () => socket.destroy());
    const answer = await text(socket).catch(() => "none");
    expect(answer)
      .to.match(/^HTTP\/1.1 408 /)
      .and.to.contain("the body took too long");
    expect(told.map(({ name }) => name)).to.deep.equal(["BadDeliveryError"]);
    const long = messageBody(ID, { body: "x".repeat(1_500_000) });
    expect((await deliver(`${url}zipwhip/${TOKEN}/receive`, long)).status).to.equal(200);
  });

  it("Hono", async () => {
    const app = new Hono();
    const it = receiver({ sources: ["127.0.0.1"] });
    app.all("/zipwhip/*", (context) => it.fetch(context.req.raw, getConnInfo(context).remote.address));
    const server = serveHono({ fetch: app.fetch, port: 0, hostname: "127.0.0.1" });
    await new Promise((done) => server.once("listening", done));
    close = () => server.close();
    await behaves(`http://127.0.0.1:${(server.address() as AddressInfo).port}/zipwhip`);
  });

  it("fetch with a body that was read before: refused", async () => {
    const request = new Request(`http://h/${TOKEN}/receive`, {
      method: "POST",
      body: messageBody(ID),
      headers: { "content-type": "application/json" },
    });
    await request.json();
    expect((await receiver().fetch(request)).status).to.equal(500);
    expect(told.map(({ name }) => name)).to.deep.equal(["BodyParsedError"]);
  });

  const path = `/stage/${TOKEN}/receive`;
  const headers = { "Content-Type": "application/json;charset=UTF-8" };
  const v2 = {
    rawPath: path,
    headers,
    requestContext: { http: { method: "POST", sourceIp: "203.0.113.7" } },
  };
  const v1 = { path, headers, httpMethod: "POST", requestContext: { identity: { sourceIp: "203.0.113.7" } } };
  for (const [name, event] of Object.entries<LambdaEvent>({ "version 1": v1, "version 2": v2 })) {
    it(`Lambda, ${name} of the payload`, async () => {
      const { lambda } = receiver({ sources: ["203.0.113.0/24"] });
      const body = messageBody(ID);
      expect((await lambda({ ...event, body })).statusCode).to.equal(200);
      const coded = {
        body: Buffer.from(messageBody("7", { body: "ü" })).toString("base64"),
        isBase64Encoded: true,
      };
      expect((await lambda({ ...event, ...coded })).statusCode).to.equal(200);
      expect(got).to.deep.equal([ID, "7"]);
      expect((await lambda({ ...event, body: null })).statusCode).to.equal(400);
      expect((await lambda({ ...event, body: "x".repeat(300_000) })).statusCode).to.equal(413);
      expect((await lambda({})).statusCode).to.equal(403);
      expect((await receiver().lambda({})).statusCode).to.equal(404);
    });
  }

  it("Lambda behind a middleware that has parsed the body: refused", async () => {
    const body = JSON.parse(messageBody(ID));
    expect((await receiver().lambda({ ...v2, body })).statusCode).to.equal(500);
    expect(told.map(({ name }) => name)).to.deep.equal(["BodyParsedError"]);
  });
});
