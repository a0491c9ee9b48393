import { inspect } from "node:util";
import { expect } from "chai";
import { createReceiver, type Message, type OptOut, type ReceiverOptions } from "../../receiver";
import { deliver } from "../support/deliver";
import { EXAMPLE_2015, messageBody } from "../support/payloads";
import { receiverBed, token } from "../support/receiver-bed";

describe("receiver", () => {
  const bed = receiverBed();

  it("takes each event on its own path, typed, with every digit of its id", async () => {
    const messages: Message[] = [];
    const optOuts: OptOut[] = [];
    const { receiver, url } = await bed.receiving({ token }, (it) =>
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
    expect(bed.told).to.deep.equal([]);
  });

  it("is found at the end of any path, and with a query; not with another token, event or none", async () => {
    const { url } = await bed.receiving({ token }, (it) => it.on("send", () => undefined));
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
    const { receiver, url } = await bed.receiving({}, (it) => it.on("read", () => undefined));
    expect(receiver.hooks(url)).to.deep.equal({ read: `${url}/read` });
    expect((await deliver(`${url}/x/read`, messageBody("1"))).status).to.equal(200);
  });

  it("says what is wrong with a request: 405, 415, 413, 400", async () => {
    const { url } = await bed.receiving({ maxBytes: 2_000 }, (it) => it.on("receive", () => undefined));
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
    const { url } = await bed.receiving({ maxBytes: 2_000 }, (it) => it.on("receive", () => undefined));
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

  it("has the service deliver again where the handler fails, and is bed.told why", async () => {
    let fails = true;
    const { url } = await bed.receiving({}, (it) =>
      it.on("receive", async () => {
        if (fails) throw new Error("no database");
      }),
    );
    expect((await deliver(`${url}/receive`, messageBody("1"))).status).to.equal(503);
    expect(bed.told).to.deep.equal([
      "HandlerError: the handler of receive failed; the service will deliver again",
    ]);
    fails = false;
    expect((await deliver(`${url}/receive`, messageBody("1"))).status).to.equal(200);
  });

  it("does not wait for ever for a handler; if that ends well after all, the next delivery is done already", async () => {
    let runs = 0;
    let end: () => void = () => undefined;
    const { url } = await bed.receiving({ handlerTimeoutMs: 50 }, (it) =>
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
    expect(bed.told[0]).to.equal("HandlerError: the handler of receive takes longer than 50 ms");
  });

  it("waits for whatever has a `then`, also where that gives nothing back", async () => {
    const later = (fails: boolean) => ({
      // biome-ignore lint/suspicious/noThenProperty: such as query builders have.
      then(done: () => void, fail: (cause: unknown) => void) {
        setTimeout(() => (fails ? fail(new Error("no")) : done()), 20);
      },
    });
    const { url } = await bed.receiving({}, (it) =>
      it.on("receive", () => later(true)).on("send", () => later(false)),
    );
    expect((await deliver(`${url}/receive`, messageBody("1"))).status).to.equal(503);
    expect((await deliver(`${url}/send`, messageBody("1"))).status).to.equal(200);
  });

  it("refuses what is nested too deeply to be known again: the service's fault, not the receiver's", async () => {
    const { url } = await bed.receiving({}, (it) => it.on("change", () => undefined));
    const deep = `{"x":${"[".repeat(100_000)}${"]".repeat(100_000)}}`;
    expect((await deliver(`${url}/change`, deep)).status).to.be.oneOf([200, 400]);
  });

  it("tells of a handler that fails after its time is over: no answer says so any more", async () => {
    let fail: (error: Error) => void = () => undefined;
    const { url } = await bed.receiving({ handlerTimeoutMs: 50 }, (it) =>
      it.on("receive", () => new Promise<void>((_, reject) => (fail = reject))),
    );
    expect((await deliver(`${url}/receive`, messageBody("1"))).status).to.equal(503);
    fail(new Error("no database"));
    await new Promise((done) => setImmediate(done));
    expect(bed.told).to.deep.equal([
      "HandlerError: the handler of receive takes longer than 50 ms",
      "HandlerError: the handler of receive failed; the service will deliver again",
    ]);
  });

  it("survives an onError that throws, and says nothing to whom it is not known", async () => {
    const onError = () => {
      throw new Error("worse");
    };
    const { url } = await bed.receiving({ onError }, (it) =>
      it.on("receive", () => Promise.reject(new Error("x"))),
    );
    const { status, text } = await deliver(`${url}/receive`, messageBody("1"));
    expect([status, text]).to.deep.equal([503, "try again later"]);
  });

  it("survives an onError that fails later", async () => {
    const unhandled: unknown[] = [];
    const note = (reason: unknown) => unhandled.push(reason);
    // Mocha's own listeners would fail the run before anything is looked at.
    const others = process.listeners("unhandledRejection");
    process.removeAllListeners("unhandledRejection").on("unhandledRejection", note);
    try {
      const onError = async () => {
        throw new Error("worse");
      };
      const { url } = await bed.receiving({ onError }, (it) => it.on("receive", () => undefined));
      expect((await deliver(`${url}/receive`, "no JSON")).status).to.equal(400);
      await new Promise((done) => setImmediate(done));
      expect(unhandled).to.deep.equal([]);
    } finally {
      process.removeListener("unhandledRejection", note);
      for (const other of others) process.on("unhandledRejection", other);
    }
  });

  it("refuses what cannot be meant, with the way out", () => {
    const wrong: [() => unknown, string][] = [
      [() => createReceiver({ token: undefined }), "its variable is not set"],
      [() => createReceiver({ token: "short" }), "16 or more"],
      [() => createReceiver({ token: "with/slash/0123456789" }), "16 or more"],
      [() => createReceiver({ sources: ["300.0.0.0/8"] }), 'sources: "300.0.0.0/8" is neither'],
      [() => createReceiver({ sources: "10.0.0.1" as never }), "sources: give a list"],
      [() => createReceiver({ trustedProxies: true as never }), "trustedProxies: give a list"],
      [() => createReceiver({ onError: "log" as never }), "onError: give a function"],
      [() => createReceiver({ seen: {} as never }), "seen: give an object with the functions has and add"],
      [() => createReceiver().on("send", undefined as never), "send: its handler is no function"],
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
      [() => createReceiver().hooks("https://h.example.com/z?"), "without query"],
      [() => createReceiver().hooks("https://h.example.com/z#"), "without query"],
      [() => createReceiver().hooks("https://h.example.com/z\n"), "without spaces"],
      [() => createReceiver().hooks(" https://h.example.com"), "without spaces"],
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
