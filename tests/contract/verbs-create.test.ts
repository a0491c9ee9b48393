import { expect } from "chai";
import {
  DeclaredTwiceError,
  PartialFailureError,
  SeveralIdenticalError,
  StrangerError,
} from "../../provider/errors";
import {
  MalformedError,
  RateLimitedError,
  RefusedError,
  UnauthorizedError,
  UnavailableError,
} from "../../zipwhip";
import { ADD, type Bench, bench, LIST, newBench, sentTo, times, UPDATE, WANTED } from "../support/bench";

describe("create", () => {
  const current = bench();

  it("looks, then adds, and answers the state", async () => {
    const { create, emulator, line, ids, calls } = current();
    const state = await create();
    expect(state).to.deep.equal({ ...WANTED, webhookId: ids()[0], line: line.deviceId });
    expect(sentTo(emulator, ADD)).to.deep.equal({ session: `[session]:${line.deviceId}`, ...WANTED });
    expect(calls()).to.deep.equal([LIST, ADD]);
  });

  it("keeps session and adopt in the state where they were given", async () => {
    const { create, line } = current();
    const state = await create({ session: line.session, adopt: false });
    expect(state).to.include({ session: line.session, adopt: false });
  });

  it("looks once for all creates of a process, of which each adds once", async () => {
    const { create, calls, ids } = current();
    const urls = Array.from({ length: 20 }, (_, n) => `https://hooks.example.com/${n}`);
    const states = await Promise.all(urls.map((url) => create({ url })));
    expect(states.map(({ url }) => url)).to.deep.equal(urls);
    expect(new Set(states.map(({ webhookId }) => webhookId))).to.deep.equal(new Set(ids()));
    expect(calls().sort()).to.deep.equal([...times(20, ADD), LIST]);
  });

  it("looks once per line where there are several", async () => {
    const { create, emulator, calls } = current();
    const other = emulator.createLine();
    const here = await create();
    const there = await create({ session: other.session });
    expect([here.line, there.line]).to.deep.equal([current().line.deviceId, other.deviceId]);
    expect(calls()).to.deep.equal([LIST, ADD, LIST, ADD]);
  });

  it("keeps every digit of an id beyond 2^53", async () => {
    const { create, emulator, ids } = current();
    emulator.choices.idSize = "64-bit";
    const { webhookId } = await create();
    expect(webhookId).to.equal(ids()[0]);
    expect(String(Number(webhookId))).to.not.equal(webhookId);
  });

  describe("where an identical hook is installed", () => {
    const install = ({ emulator, line }: Bench, more = {}) =>
      emulator.install(line.deviceId, { ...WANTED, ...more }).webhookId;

    it("refuses a stranger by its id, and sends nothing but the look", async () => {
      const now = current();
      const id = install(now);
      const error = await now.refused(now.create());
      expect(error).to.be.instanceOf(StrangerError);
      expect(error.message).to.contain(id);
      expect(now.calls()).to.deep.equal([LIST]);
      expect(now.ids()).to.deep.equal([id]);
    });

    it("refuses a stranger whose url is spelled in another way", async () => {
      const now = current();
      install(now, { url: "https://HOOKS.example.com:443/receive", method: "PUT" });
      expect(await now.refused(now.create())).to.be.instanceOf(StrangerError);
    });

    it("takes it over where that is asked for, and sends nothing but the look", async () => {
      const now = current();
      const id = install(now, { url: "https://HOOKS.example.com:443/receive" });
      const state = await now.create({ adopt: true });
      expect(state).to.deep.equal({ ...WANTED, webhookId: id, line: now.line.deviceId, adopt: true });
      expect(now.calls()).to.deep.equal([LIST]);
    });

    it("takes it over where the settings ask for it, but not where the hook says no", async () => {
      const { emulator, line } = current();
      const now = newBench(emulator, line, { adopt: true });
      const id = install(now);
      expect(await now.refused(now.create({ adopt: false }))).to.be.instanceOf(StrangerError);
      expect(await now.create()).to.deep.equal({ ...WANTED, webhookId: id, line: line.deviceId });
    });

    it("corrects the method of one that it takes over, and nothing else of it", async () => {
      const now = current();
      const id = install(now, { method: "GET", url: "https://HOOKS.example.com/receive" });
      const state = await now.create({ adopt: true });
      expect(state).to.include({ webhookId: id, method: "POST" });
      expect(sentTo(now.emulator, UPDATE)).to.deep.equal({
        session: `[session]:${now.line.deviceId}`,
        webhookId: id,
        method: "POST",
      });
      expect(now.emulator.hooks(now.line.deviceId)[0]).to.include({ webhookId: id, method: "POST" });
      expect(now.calls()).to.deep.equal([LIST, UPDATE]);
    });

    for (const adopt of [false, true]) {
      it(`refuses two, naming both (adopt ${adopt})`, async () => {
        const now = current();
        const ids = [install(now), install(now, { method: "PUT" })];
        const error = await now.refused(now.create({ adopt }));
        expect(error).to.be.instanceOf(SeveralIdenticalError);
        for (const id of ids) expect(error.message).to.contain(id);
        expect(now.calls()).to.deep.equal([LIST]);
        expect(now.ids()).to.deep.equal(ids);
      });
    }

    it("does not mind one on another line", async () => {
      const now = current();
      now.emulator.install(now.emulator.createLine().deviceId, WANTED);
      expect((await now.create()).webhookId).to.equal(now.ids()[0]);
    });
  });

  describe("of what the program declares twice", () => {
    it("adds the first and refuses the second, at the same time", async () => {
      const { create, ids, calls } = current();
      const results = await Promise.allSettled([
        create(),
        create({ url: "https://HOOKS.example.com/receive" }),
      ]);
      expect(results.map(({ status }) => status)).to.deep.equal(["fulfilled", "rejected"]);
      expect((results[1] as PromiseRejectedResult).reason).to.be.instanceOf(DeclaredTwiceError);
      expect(ids()).to.have.length(1);
      expect(calls()).to.deep.equal([LIST, ADD]);
    });

    for (const adopt of [false, true]) {
      it(`adds the first and refuses the second, one after the other (adopt ${adopt})`, async () => {
        const { create, refused, ids } = current();
        const { webhookId } = await create();
        const error = await refused(create({ adopt }));
        expect(error).to.be.instanceOf(DeclaredTwiceError);
        expect(error.message).to.contain(webhookId);
        expect(ids()).to.deep.equal([webhookId]);
      });
    }

    it("refuses the second though it has another session of the line", async () => {
      const { create, refused, emulator, line, ids } = current();
      await create();
      const error = await refused(create({ session: emulator.login(line.number), adopt: true }));
      expect(error).to.be.instanceOf(DeclaredTwiceError);
      expect(ids()).to.have.length(1);
    });
  });

  describe("that fails", () => {
    const failures = [
      { what: "a refusal", fault: { kind: "refuse", response: { code: -703, desc: "Wrong arguments" } } },
      { what: "a 400", fault: { kind: "status", status: 400, body: { success: false, response: null } } },
    ] as const;
    for (const { what, fault } of failures) {
      it(`tells of ${what} after a look, and adds nothing`, async () => {
        const { create, refused, emulator, ids, calls } = current();
        emulator.addFault({ endpoint: ADD, ...fault, times: Number.POSITIVE_INFINITY });
        const error = await refused(create());
        expect(error).to.be.instanceOf(RefusedError);
        expect(ids()).to.deep.equal([]);
        expect(calls()).to.deep.equal([LIST, ADD, LIST]);
      });
    }

    it("waits as long as a 429 asks, and then goes on", async () => {
      const { create, emulator, ids, calls, clock } = current();
      emulator.addFault({ endpoint: ADD, kind: "rate-limit", retryAfter: 2, times: 2 });
      const { webhookId } = await create();
      expect(ids()).to.deep.equal([webhookId]);
      expect(calls()).to.deep.equal([LIST, ADD, ADD, ADD]);
      expect(clock.slept.filter((ms) => ms > 0)).to.deep.equal([2_000, 2_000]);
    });

    it("tells of a 429 that does not end", async () => {
      const { create, refused, emulator, calls } = current();
      emulator.addFault({
        endpoint: ADD,
        kind: "rate-limit",
        retryAfter: 2,
        times: Number.POSITIVE_INFINITY,
      });
      expect(await refused(create())).to.be.instanceOf(RateLimitedError);
      expect(calls()).to.deep.equal([LIST, ...times(10, ADD)]);
    });

    it("tells of a dead session, and adds nothing", async () => {
      const { create, refused, emulator, line, calls } = current();
      emulator.logout(line.session);
      expect(await refused(create())).to.be.instanceOf(UnauthorizedError);
      expect(calls()).to.deep.equal([LIST]);
    });

    it("tells of a session that died meanwhile, and does not look again", async () => {
      const { create, refused, emulator, calls } = current();
      emulator.addFault({ endpoint: ADD, kind: "status", status: 401 });
      expect(await refused(create())).to.be.instanceOf(UnauthorizedError);
      expect(calls()).to.deep.equal([LIST, ADD]);
    });

    it("adds nothing where the list is malformed or the service out of order", async () => {
      const { create, refused, emulator, calls, ids } = current();
      emulator.addFault({ endpoint: LIST, kind: "truncated", times: 4 });
      expect(await refused(create())).to.be.instanceOf(MalformedError);
      emulator.addFault({ endpoint: LIST, kind: "unavailable", times: 4 });
      const later = newBench(emulator, current().line);
      expect(await refused(later.create())).to.be.instanceOf(UnavailableError);
      expect(ids()).to.deep.equal([]);
      expect(calls()).to.deep.equal(times(8, LIST));
    });

    it("names the settings where no session is given, and sends nothing", async () => {
      const { emulator, line } = current();
      const { session: _, ...settings } = newBench(emulator, line).settings;
      const now = newBench(emulator, line, { ...settings, session: undefined as never });
      const error = await now.refused(now.create());
      expect(error.name).to.equal("SettingError");
      expect(now.calls()).to.deep.equal([]);
    });
  });

  describe("whose method cannot be corrected", () => {
    it("keeps the hook in the state, with the method that it has", async () => {
      const { create, refused, emulator, line, calls } = current();
      const { webhookId } = emulator.install(line.deviceId, { ...WANTED, method: "PUT" });
      emulator.addFault({ endpoint: UPDATE, kind: "refuse", response: { code: -700, desc: "not today" } });
      const error = (await refused(create({ adopt: true }))) as PartialFailureError;
      expect(error).to.be.instanceOf(PartialFailureError);
      expect(error.message).to.contain("still PUT").and.to.contain("not today").and.to.contain(webhookId);
      expect(error.state).to.deep.equal({
        ...WANTED,
        method: "PUT",
        webhookId,
        line: line.deviceId,
        adopt: true,
      });
      expect(calls()).to.deep.equal([LIST, UPDATE, LIST]);
    });

    it("lets the next update of the same process put it right", async () => {
      const { create, refused, update, emulator, line, calls } = current();
      emulator.install(line.deviceId, { ...WANTED, method: "PUT" });
      emulator.addFault({ endpoint: UPDATE, kind: "status", status: 400 });
      const { state } = (await refused(create({ adopt: true }))) as PartialFailureError;
      calls();
      expect((await update(state.webhookId, state, { adopt: true })).method).to.equal("POST");
      expect(calls()).to.deep.equal([UPDATE]);
      expect(emulator.hooks(line.deviceId)[0]?.method).to.equal("POST");
    });
  });
});
