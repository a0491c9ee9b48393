import { randomBytes } from "node:crypto";
import { inspect } from "node:util";
import { expect } from "chai";
import {
  createReceiver,
  type Message,
  type OptOut,
  type Receiver,
  type ReceiverOptions,
  seenInMemory,
} from "../../receiver";
import { deliver, serve, type Target } from "../support/deliver";
import { EXAMPLE_2015, messageBody } from "../support/payloads";

describe("receiver", () => {
  let target: Target | undefined;
  let told: string[];
  const token = randomBytes(16).toString("hex");
  const receiving = async (options: ReceiverOptions, prepare: (receiver: Receiver) => unknown) => {
    const receiver = createReceiver({
      onError: (error) => told.push(`${error.name}: ${error.message}`),
      ...options,
    });
    prepare(receiver);
    target = await serve(receiver.node);
    return { receiver, url: target.url };
  };

  beforeEach(() => {
    told = [];
  });

  afterEach(async () => {
    expect(JSON.stringify(told)).not.to.contain(token);
    await target?.close();
    target = undefined;
  });

  it("takes each event on its own path, typed, with every digit of its id", async () => {
    const messages: Message[] = [];
    const optOuts: OptOut[] = [];
    const { receiver, url } = await receiving({ token }, (it) =>
      it
        .on("receive", (message) => messages.push(message))
        .on("change", async (optOut) => optOuts.push(optOut)),
    );
    const hooks = receiver.hooks(`${url}/any/prefix/`);
    expect(hooks).to.deep.equal({
      receive: `${url}/any/prefix/${token}/receive`,
      change: `${url}/any/prefix/${token}/change`,
    });
    expect(await deliver(hooks.receive ?? "", EXAMPLE_2015)).to.deep.equal({ status: 200, text: "" });
    expect(
      (await deliver(hooks.change ?? "", '{"type":"STOP","messageId":12}', { method: "PUT" })).status,
    ).to.equal(200);
    expect(messages.map(({ id }) => id)).to.deep.equal(["634151298329219072"]);
    expect(optOuts).to.deep.equal([{ type: "STOP", messageId: "12" }]);
    expect(told).to.deep.equal([]);
  });

  it("is found at the end of any path, and with a query; not with another token, event or none", async () => {
    const { url } = await receiving({ token }, (it) => it.on("send", () => undefined));
    const statusOf = async (path: string) => (await deliver(url + path, messageBody("1"))).status;
    for (const path of ["", "/a", "/a/b//"])
      expect(await statusOf(`${path}/${token}/send`), path).to.equal(200);
    expect(await statusOf(`/${token}/send/?x=1`)).to.equal(200);
    for (const path of [
      "/send",
      "/",
      "",
      `/${token}`,
      `/${token}/receive`,
      `/${token}/Send`,
      `/${token.slice(1)}/send`,
      `/${"0".repeat(token.length)}/send`,
      `/${token}x/send`,
      `/${token}/send/more`,
      `/?/${token}/send`,
      "/%00/send",
    ]) {
      expect(await statusOf(path), path).to.equal(404);
    }
  });

  it("needs no token where it was made without one", async () => {
    const { receiver, url } = await receiving({}, (it) => it.on("read", () => undefined));
    expect(receiver.hooks(url)).to.deep.equal({ read: `${url}/read` });
    expect((await deliver(`${url}/x/read`, messageBody("1"))).status).to.equal(200);
  });

  it("says what is wrong with a request: 405, 415, 413, 400", async () => {
    const { url } = await receiving({ maxBytes: 2_000 }, (it) => it.on("receive", () => undefined));
    const to = `${url}/receive`;
    for (const method of ["DELETE", "PATCH", "OPTIONS"]) {
      expect((await deliver(to, "{}", { method })).status, method).to.equal(405);
    }
    const get = await fetch(to);
    expect([get.status, get.headers.get("allow")]).to.deep.equal([405, "POST, PUT"]);
    for (const type of ["text/plain", "application/x-www-form-urlencoded", "application/jsonp"]) {
      expect(
        (await deliver(to, messageBody("1"), { headers: { "content-type": type } })).status,
        type,
      ).to.equal(415);
    }
    expect((await deliver(to, "x", { headers: { "content-encoding": "gzip" } })).status).to.equal(415);
    for (const type of ["application/json;charset=UTF-8", "APPLICATION/JSON", "application/hook+json"]) {
      const { status } = await deliver(to, messageBody("1"), { headers: { "content-type": type } });
      expect(status, type).to.equal(200);
    }
    expect((await deliver(to, messageBody("2", { body: "x".repeat(3_000) }))).status).to.equal(413);
    for (const body of ["", "{", "[]", "{}", '{"id":[]}']) {
      expect((await deliver(to, body)).status, body).to.equal(400);
    }
  });

  it("does not read on where a body without a length is too long", async () => {
    const { url } = await receiving({ maxBytes: 2_000 }, (it) => it.on("receive", () => undefined));
    let sent = 0;
    const body = new ReadableStream({
      pull: (controller) => {
        sent += 1_000;
        if (sent > 50_000_000) controller.close();
        else controller.enqueue(new Uint8Array(1_000));
      },
    });
    const headers = { "content-type": "application/json" };
    const answer = await fetch(`${url}/receive`, {
      method: "POST",
      body,
      headers,
      duplex: "half",
    } as RequestInit).then(
      ({ status }) => status,
      () => "cut",
    );
    expect(answer).to.be.oneOf([413, "cut"]);
    expect(sent).to.be.below(20_000_000);
  });

  it("has the service deliver again where the handler fails, and is told why", async () => {
    let fails = true;
    const { url } = await receiving({}, (it) =>
      it.on("receive", async () => {
        if (fails) throw new Error("no database");
      }),
    );
    expect((await deliver(`${url}/receive`, messageBody("1"))).status).to.equal(503);
    expect(told).to.deep.equal([
      "HandlerError: the handler of receive failed; the service will deliver again",
    ]);
    fails = false;
    expect((await deliver(`${url}/receive`, messageBody("1"))).status).to.equal(200);
  });

  it("does not wait for ever for a handler; if that ends well after all, the next delivery is done already", async () => {
    let runs = 0;
    let end: () => void = () => undefined;
    const { url } = await receiving({ handlerTimeoutMs: 50 }, (it) =>
      it.on("receive", () => {
        runs++;
        return new Promise<void>((done) => {
          end = done;
        });
      }),
    );
    const again = async () => (await deliver(`${url}/receive`, messageBody("1"))).status;
    expect(await again()).to.equal(503);
    expect(await again()).to.equal(503);
    end();
    expect(await again()).to.equal(200);
    expect(runs).to.equal(1);
    expect(told[0]).to.equal("HandlerError: the handler of receive takes longer than 50 ms");
  });

  it("hands on once what is delivered twice, also side by side; each status of a progress is one", async () => {
    const seen: string[] = [];
    const { url } = await receiving({}, (it) =>
      it
        .on("progress", async ({ id, statusCode }) => {
          seen.push(`${id} ${statusCode}`);
          await new Promise((done) => setTimeout(done, 30));
        })
        .on("send", ({ id }) => seen.push(`send ${id}`)),
    );
    const progress = (id: string, statusCode: number) =>
      deliver(`${url}/progress`, messageBody(id, { statusCode }));
    const together = await Promise.all([
      progress("7", 1),
      progress("7", 1),
      progress("7", 4),
      progress("8", 1),
    ]);
    expect(together.map(({ status }) => status)).to.deep.equal([200, 200, 200, 200]);
    await progress("7", 1);
    await deliver(`${url}/send`, messageBody("7"));
    // One digit beyond what a number of JavaScript can tell apart.
    await progress("634151298329219072", 1);
    await progress("634151298329219073", 1);
    expect(seen.sort()).to.deep.equal([
      "634151298329219072 1",
      "634151298329219073 1",
      "7 1",
      "7 4",
      "8 1",
      "send 7",
    ]);
  });

  it("does not answer well for a second delivery whose first then fails", async () => {
    let runs = 0;
    const { url } = await receiving({}, (it) =>
      it.on("read", async () => {
        runs++;
        await new Promise((done) => setTimeout(done, 50));
        throw new Error("no");
      }),
    );
    const both = await Promise.all([1, 2].map(() => deliver(`${url}/read`, messageBody("1"))));
    expect(both.map(({ status }) => status)).to.deep.equal([503, 503]);
    expect(runs).to.equal(1);
  });

  it("asks a store of the user's own, and does nothing where that fails", async () => {
    const kept = new Set<string>();
    let [broken, runs] = [false, 0];
    const seen = {
      has: async (key: string) => {
        if (broken) throw new Error("gone");
        return kept.has(key);
      },
      add: async (key: string) => void kept.add(key),
    };
    const { url } = await receiving({ seen }, (it) => it.on("receive", () => runs++));
    const status = async () => (await deliver(`${url}/receive`, messageBody("1"))).status;
    expect([await status(), await status()]).to.deep.equal([200, 200]);
    broken = true;
    expect(await status()).to.equal(503);
    expect(runs).to.equal(1);
    expect([...kept]).to.deep.equal(["receive 1 4"]);
    expect(told).to.have.length(1);
  });

  it("hands on once what is delivered twice while a slow store is asked", async () => {
    let handled = 0;
    const seen = {
      has: () => new Promise<boolean>((done) => setTimeout(done, 30, false)),
      add: () => undefined,
    };
    const { url } = await receiving({ seen }, (it) =>
      it.on("send", async () => {
        handled++;
        await new Promise((done) => setTimeout(done, 60));
      }),
    );
    const twice = await Promise.all([1, 2].map(() => deliver(`${url}/send`, messageBody("7"))));
    expect(twice.map(({ status }) => status)).to.deep.equal([200, 200]);
    expect(handled).to.equal(1);
  });

  it("remembers so many and no more", async () => {
    let runs = 0;
    const { url } = await receiving({ seen: seenInMemory(2) }, (it) => it.on("receive", () => runs++));
    for (const id of ["1", "2", "3", "3", "1"]) await deliver(`${url}/receive`, messageBody(id));
    expect(runs).to.equal(4);
  });

  it("survives an onError that throws, and says nothing to whom it is not known", async () => {
    const onError = () => {
      throw new Error("worse");
    };
    const { url } = await receiving({ onError }, (it) =>
      it.on("receive", () => Promise.reject(new Error("x"))),
    );
    const { status, text } = await deliver(`${url}/receive`, messageBody("1"));
    expect([status, text]).to.deep.equal([503, "try again later"]);
  });

  it("refuses what cannot be meant, with the way out", () => {
    const wrong: [() => unknown, string][] = [
      [() => createReceiver({ token: undefined }), "its variable is not set"],
      [() => createReceiver({ token: "short" }), "16 or more"],
      [() => createReceiver({ token: "with/slash/0123456789" }), "16 or more"],
      [() => createReceiver({ sources: ["300.0.0.0/8"] }), 'sources: "300.0.0.0/8" is neither'],
      [() => createReceiver({ maxBytes: 0 }), "maxBytes: give a whole number"],
      [() => createReceiver({ tokn: token } as ReceiverOptions), "tokn: there is no such option"],
      [() => createReceiver().on("recieve" as "receive", () => undefined), 'there is no event "recieve"'],
      [
        () =>
          createReceiver()
            .on("send", () => 1)
            .on("send", () => 2),
        "send has a handler already",
      ],
      [() => createReceiver().hooks("hooks.example.com"), "baseUrl: give an absolute"],
      [() => createReceiver().hooks("https://h.example.com/?a"), "without query"],
    ];
    for (const [make, words] of wrong)
      expect(make, words).to.throw(words).with.property("name", "ReceiverOptionError");
  });

  it("shows its token in no way of printing it", () => {
    const receiver = createReceiver({ token }).on("send", () => undefined);
    expect(inspect(receiver, { depth: 9, showHidden: true }) + JSON.stringify(receiver)).not.to.contain(
      token,
    );
  });
});
