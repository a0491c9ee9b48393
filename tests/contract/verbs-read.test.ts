import { expect } from "chai";
import { NoSuchHookError, WrongLineError } from "../../provider/errors";
import {
  MalformedError,
  RateLimitedError,
  RefusedError,
  UnauthorizedError,
  UnavailableError,
} from "../../zipwhip";
import { ADD, bench, DELETE, LIST, newBench, times, UPDATE, WANTED } from "../support/bench";
import { startRawServer } from "../support/raw-server";

describe("read", () => {
  const current = bench();
  const installed = () => {
    const { emulator, line } = current();
    const { webhookId } = emulator.install(line.deviceId, WANTED);
    return { id: webhookId, state: { ...WANTED, webhookId, line: line.deviceId } };
  };

  it("answers the state where nothing has changed, with what was given carried along", async () => {
    const { read, line, calls } = current();
    const { id, state } = installed();
    expect(await read(id, { ...state, __provider: "x" })).to.deep.equal(state);
    const given = { ...state, session: line.session, adopt: true };
    expect(await read(id, given)).to.deep.equal(given);
    expect(calls()).to.deep.equal([LIST]);
  });

  it("answers what somebody changed by hand", async () => {
    const { read, emulator } = current();
    const { id, state } = installed();
    emulator.edit(id, { url: "https://elsewhere.example.com/", method: "PUT" });
    expect(await read(id, state)).to.deep.equal({
      ...state,
      url: "https://elsewhere.example.com/",
      method: "PUT",
    });
  });

  it("keeps the declared spelling of a url", async () => {
    const { read, emulator } = current();
    const { id, state } = installed();
    emulator.edit(id, { url: "https://HOOKS.example.com:443/%72eceive" });
    expect(await read(id, state)).to.deep.equal(state);
  });

  it("asks once for all reads of a process", async () => {
    const { read, emulator, line, calls } = current();
    const hooks = Array.from({ length: 30 }, (_, n) =>
      emulator.install(line.deviceId, { ...WANTED, url: `https://hooks.example.com/${n}` }),
    );
    const states = await Promise.all(hooks.map((hook) => read(hook.webhookId, hook)));
    expect(states.map((state) => state?.url)).to.deep.equal(hooks.map(({ url }) => url));
    expect(calls()).to.deep.equal([LIST]);
  });

  it("sees the own writes of its process without asking again", async () => {
    const { create, read, update, remove, calls } = current();
    const first = await create();
    const second = await create({ event: "send" });
    const changed = await update(first.webhookId, first, { method: "PUT" });
    await remove(second.webhookId);
    expect(await read(first.webhookId, first)).to.deep.equal(changed);
    expect(await read(second.webhookId, second)).to.equal(undefined);
    expect(calls()).to.deep.equal([LIST, ADD, ADD, UPDATE, DELETE]);
  });

  it("is undefined where a good list does not have the hook", async () => {
    const { read, emulator, calls } = current();
    const { id, state } = installed();
    emulator.remove(id);
    expect(await read(id, state)).to.equal(undefined);
    expect(calls()).to.deep.equal([LIST]);
  });

  it("is an error for a lookup by id that finds nothing", async () => {
    const { read, refused } = current();
    const error = await refused(read("4711", {}));
    expect(error).to.be.instanceOf(NoSuchHookError);
    expect(error.message).to.contain("4711");
  });

  it("answers a lookup by id with all of the hook", async () => {
    const { read } = current();
    const { id, state } = installed();
    expect(await read(id, {})).to.deep.equal(state);
  });

  it("finds a hook whose id is beyond 2^53, and no other", async () => {
    const { read, emulator, line } = current();
    emulator.choices.idSize = "64-bit";
    const { webhookId } = emulator.install(line.deviceId, WANTED);
    expect((await read(webhookId, {}))?.webhookId).to.equal(webhookId);
    const neighbour = String(BigInt(webhookId) - 1n);
    expect(Number(neighbour)).to.equal(Number(webhookId));
    expect(await read(neighbour, { webhookId: neighbour })).to.equal(undefined);
  });

  describe("never takes a failure for a hook that is gone", () => {
    for (const style of ["status", "success-false-200", "plain-401", "string"] as const) {
      it(`a dead session (${style}) throws`, async () => {
        const { read, refused, emulator, line, calls } = current();
        const { id, state } = installed();
        emulator.choices.failureStyle = style;
        emulator.logout(line.session);
        const error = await refused(read(id, state));
        expect(error).to.be.instanceOf(style === "success-false-200" ? RefusedError : UnauthorizedError);
        expect(calls()).to.deep.equal([LIST]);
      });
    }

    const good = { webhookId: 1, type: "message", event: "send", url: "https://a.example/", method: "POST" };
    const answers = [
      { kind: "truncated", expected: MalformedError },
      { kind: "empty", expected: MalformedError },
      { kind: "body", body: "<html></html>", contentType: "text/html", expected: MalformedError },
      { kind: "body", body: {}, expected: MalformedError },
      { kind: "body", body: { response: [] }, expected: MalformedError },
      { kind: "body", body: { success: true }, expected: MalformedError },
      { kind: "body", body: { success: true, response: null }, expected: MalformedError },
      { kind: "body", body: { success: true, response: {} }, expected: MalformedError },
      { kind: "body", body: { success: true, response: [good, {}] }, expected: MalformedError },
      {
        kind: "body",
        body: { success: true, response: [good, { ...good, method: "GET" }] },
        expected: MalformedError,
      },
      { kind: "html", expected: UnavailableError },
      { kind: "cut", expected: UnavailableError },
      { kind: "cut-body", expected: UnavailableError },
      { kind: "unavailable", expected: UnavailableError },
      { kind: "refuse", response: null, expected: RefusedError },
      { kind: "status", status: 404, expected: RefusedError },
      { kind: "redirect", location: "http://127.0.0.1:9/", expected: RefusedError },
      { kind: "rate-limit", retryAfter: 1, expected: RateLimitedError },
    ] as const;
    for (const { expected, ...fault } of answers) {
      it(`${JSON.stringify(fault)} throws ${expected.name}`, async () => {
        const { read, refused, emulator, calls } = current();
        const { id, state } = installed();
        emulator.addFault({ endpoint: LIST, ...fault, times: Number.POSITIVE_INFINITY });
        expect(await refused(read(id, state))).to.be.instanceOf(expected);
        const attempts = expected === RefusedError ? 1 : expected === RateLimitedError ? 10 : 4;
        expect(calls()).to.deep.equal(times(attempts, LIST));
      });
    }

    it("a service that is not there throws", async () => {
      const server = await startRawServer(() => undefined);
      await server.close();
      const { emulator, line } = current();
      const { read, refused } = newBench(emulator, line, { apiUrl: server.url });
      expect(await refused(read("1", { webhookId: "1" }))).to.be.instanceOf(UnavailableError);
    });

    it("a session of another line throws, and nothing is sent", async () => {
      const { read, refused, emulator, calls } = current();
      const { id, state } = installed();
      const other = emulator.createLine();
      const error = await refused(read(id, { ...state, session: other.session }));
      expect(error).to.be.instanceOf(WrongLineError);
      const elsewhere = newBench(emulator, other);
      expect(await refused(elsewhere.read(id, state))).to.be.instanceOf(WrongLineError);
      expect(calls()).to.deep.equal([]);
    });
  });

  it("goes on after a hiccup of the service", async () => {
    const { read, emulator, calls, clock } = current();
    const { id, state } = installed();
    emulator.addFault({ endpoint: LIST, kind: "cut", times: 2 });
    emulator.addFault({ endpoint: LIST, kind: "truncated" });
    expect(await read(id, state)).to.deep.equal(state);
    expect(calls()).to.deep.equal(times(4, LIST));
    expect(clock.slept).to.deep.equal([125, 250, 500]);
  });

  it("shares a failure for as long as it took to find out, and then asks again", async () => {
    const { read, refused, emulator, calls, clock } = current();
    const { id, state } = installed();
    emulator.addFault({ endpoint: LIST, kind: "unavailable", times: 4 });
    const errors = await Promise.all(times(20, id).map((each) => refused(read(each, state))));
    expect(new Set(errors).size).to.equal(1);
    expect(calls()).to.deep.equal(times(4, LIST));
    clock.advance(874);
    expect(await refused(read(id, state))).to.equal(errors[0]);
    clock.advance(1);
    expect(await read(id, state)).to.deep.equal(state);
    expect(calls()).to.deep.equal([LIST]);
  });
});
