import { expect } from "chai";
import {
  LinePartialFailureError,
  NoneListedError,
  RefusedHooksError,
  SeveralIdenticalError,
  StrangerError,
  WrongLineError,
} from "../../provider/errors";
import { UnauthorizedError } from "../../zipwhip";
import { ADD, DELETE, LIST, UPDATE } from "../support/bench";
import { entryOf, held, idsIn, lineBench, newLineBench, onLine, url } from "../support/line-bench";

const HOOKS = { receive: [url("r1"), url("r2")], send: url("send"), change: url("optout") };

describe("update of a line", () => {
  const current = lineBench();
  const { created, install } = onLine(current, HOOKS);

  it("sends only the difference, keeps ids, and deletes last", async () => {
    const { update, calls, installed, emulator } = current();
    const state = await created();
    const hooks = {
      receive: [url("r2"), url("moved")],
      send: { url: url("send"), method: "PUT" },
      read: url("read"),
    };
    const now = await update(state, { hooks });
    expect(installed()).to.deep.equal([
      `message read ${url("read")} POST`,
      `message receive ${url("moved")} POST`,
      `message receive ${url("r2")} POST`,
      `message send ${url("send")} PUT`,
    ]);
    expect(held(now)).to.deep.equal(installed());
    const sent = emulator.requests({ path: UPDATE }).map(({ parameters }) => parameters);
    expect(sent.map(({ webhookId, url, method }) => ({ webhookId, url, method }))).to.have.deep.members([
      { webhookId: state.hooks.receive?.[0]?.webhookId, url: url("moved"), method: undefined },
      { webhookId: state.hooks.send?.[0]?.webhookId, url: undefined, method: "PUT" },
    ]);
    const order = calls();
    expect([...order].sort()).to.deep.equal([ADD, DELETE, LIST, UPDATE, UPDATE]);
    expect([order.indexOf(LIST), order.indexOf(DELETE)]).to.deep.equal([0, 4]);
  });

  it("with nothing to do looks, and answers the same state", async () => {
    const { update, calls } = current();
    const state = await created();
    expect(await update(state, { hooks: HOOKS })).to.deep.equal(state);
    expect(calls()).to.deep.equal([LIST]);
  });

  it("has its hooks in the order of the program, so that a later diff shows what changed and nothing else", async () => {
    const { update, read } = current();
    const state = await created();
    const receive = [url("new"), url("r2"), url("r1"), url("newer")];
    const now = await update(state, { hooks: { ...HOOKS, receive } });
    expect(now.hooks.receive?.map((hook) => hook.url)).to.deep.equal(receive);
    expect((await read(now)).hooks.receive?.map((hook) => hook.url)).to.deep.equal(receive);
  });

  it("puts right what hands did unseen: a url, a method, a hook that is gone", async () => {
    const { update, calls, installed, emulator } = current();
    const state = await created();
    const before = installed();
    emulator.edit(state.hooks.receive?.[0]?.webhookId ?? "", { url: url("elsewhere") });
    emulator.edit(entryOf(state, "send").webhookId, { method: "GET" });
    emulator.remove(entryOf(state, "change").webhookId);
    const now = await update(state, { hooks: HOOKS });
    expect(installed()).to.deep.equal(before);
    expect(held(now)).to.deep.equal(before);
    expect(entryOf(now, "change").webhookId).to.not.equal(entryOf(state, "change").webhookId);
    // The delete makes sure: a list can leave out a hook that is there.
    expect(calls().sort()).to.deep.equal([ADD, DELETE, LIST, LIST, UPDATE, UPDATE]);
  });

  it("lets two hooks that hands have swapped keep each the other's place", async () => {
    const { update, calls, emulator, installed } = current();
    const state = await created();
    const [one, two] = state.hooks.receive ?? [];
    emulator.edit(one?.webhookId ?? "", { url: url("r2") });
    emulator.edit(two?.webhookId ?? "", { url: url("r1") });
    const now = await update(state, { hooks: HOOKS });
    expect(held(now)).to.deep.equal(installed());
    expect(calls()).to.deep.equal([LIST]);
  });

  it("removes the twin that a hand has made of two of its own", async () => {
    const { update, emulator, installed, calls } = current();
    const state = await created();
    emulator.edit(state.hooks.receive?.[1]?.webhookId ?? "", { url: url("r1") });
    await update(state, { hooks: { ...HOOKS, receive: url("r1") } });
    expect(installed().filter((text) => text.includes("r1"))).to.have.length(1);
    expect(calls()).to.deep.equal([LIST, DELETE]);
  });

  it("to no hooks at all deletes its own, and keeps the line", async () => {
    const { update, ids, line } = current();
    const state = await created();
    const stranger = install("receive", "other");
    expect(await update(state, { hooks: {} })).to.deep.equal({ hooks: {}, line: line.deviceId });
    expect(ids()).to.deep.equal([stranger.webhookId]);
  });

  it("with another session of the line looks, writes nothing, and keeps it in the state", async () => {
    const { update, calls, emulator, line } = current();
    const state = await created();
    const session = emulator.login(line.number);
    emulator.logout(line.session);
    const now = await update(state, { hooks: HOOKS, session });
    expect(now).to.deep.equal({ ...state, session });
    expect(calls()).to.deep.equal([LIST]);
    const [first] = emulator.requests();
    expect(first).to.equal(undefined);
  });

  it("uses the new session for all that it sends", async () => {
    const { update, emulator, line, installed } = current();
    const state = await created({ session: current().line.session });
    const session = emulator.login(line.number);
    emulator.logout(line.session);
    await update(state, { hooks: { receive: url("moved"), read: url("read") }, session });
    expect(installed()).to.deep.equal([
      `message read ${url("read")} POST`,
      `message receive ${url("moved")} POST`,
    ]);
  });

  it("with a dead session changes nothing, and keeps its state", async () => {
    const { update, refused, emulator, line, calls, installed } = current();
    const state = await created();
    const before = installed();
    emulator.logout(line.session);
    expect(await refused(update(state, { hooks: {} }))).to.be.instanceOf(UnauthorizedError);
    expect(calls()).to.deep.equal([LIST]);
    expect(installed()).to.deep.equal(before);
  });

  it("refuses a session of another line, and sends nothing", async () => {
    const { refused, emulator, calls, update } = current();
    const state = await created();
    const other = emulator.createLine();
    const elsewhere = newLineBench(emulator, other);
    expect(await refused(elsewhere.update(state, { hooks: HOOKS }))).to.be.instanceOf(WrongLineError);
    const given = update(state, { hooks: HOOKS, session: other.session });
    expect(await refused(given)).to.be.instanceOf(WrongLineError);
    expect(calls()).to.deep.equal([]);
  });

  it("keeps every digit of ids beyond 2^53", async () => {
    const { update, emulator, ids } = current();
    emulator.choices.idSize = "64-bit";
    const state = await created();
    const now = await update(state, { hooks: { receive: [url("a"), url("b")], read: url("c") } });
    expect(idsIn(now)).to.deep.equal(ids());
    expect(idsIn(now)).to.include.members(state.hooks.receive?.map(({ webhookId }) => webhookId) ?? []);
  });

  describe("where the line carries strangers", () => {
    it("never touches them", async () => {
      const { update, ids } = current();
      const state = await created();
      const strangers = [
        install("receive", "other"),
        install("receive", "r1", { type: "voice" }),
        install("ring", "x"),
      ];
      await update(state, { hooks: { receive: url("moved") } });
      expect(ids()).to.include.members(strangers.map(({ webhookId }) => webhookId));
      expect(ids()).to.have.length(4);
    });

    it("refuses those that are declared now, all at once, before anything is sent", async () => {
      const { update, refused, calls, installed } = current();
      const state = await created();
      const strangers = [install("receive", "r3"), install("read", "read")];
      const before = installed();
      const hooks = { receive: [url("r1"), url("r3")], read: url("read"), progress: url("p") };
      const error = await refused(update(state, { hooks }));
      expect(error).to.be.instanceOf(RefusedHooksError);
      for (const { webhookId } of strangers) expect(error.message).to.contain(webhookId);
      expect(calls()).to.deep.equal([LIST]);
      expect(installed()).to.deep.equal(before);
    });

    it("takes them over on request, and lets its own go only then", async () => {
      const { update, calls, ids, installed } = current();
      const state = await created();
      const stranger = install("send", "sent", { method: "PUT" });
      const now = await update(state, { hooks: { send: url("sent") }, adopt: true });
      expect(ids()).to.deep.equal([stranger.webhookId]);
      expect(held(now)).to.deep.equal([`message send ${url("sent")} POST`]);
      expect(installed()).to.deep.equal(held(now));
      expect(calls()).to.deep.equal([LIST, UPDATE, DELETE, DELETE, DELETE, DELETE]);
    });

    it("does not move a hook to where an identical one is installed", async () => {
      const { update, refused, calls } = current();
      const state = await created();
      const taken = install("send", "taken");
      const error = await refused(update(state, { hooks: { ...HOOKS, send: url("taken") } }));
      expect(error).to.be.instanceOf(StrangerError);
      expect(error.message).to.contain(taken.webhookId);
      expect(calls()).to.deep.equal([LIST]);
    });

    it("refuses to choose among twins", async () => {
      const { update, refused, calls } = current();
      const state = await created();
      for (const name of ["read", "read"]) install("read", name);
      const wanted = update(state, { hooks: { ...HOOKS, read: url("read") }, adopt: true });
      expect(await refused(wanted)).to.be.instanceOf(SeveralIdenticalError);
      expect(calls()).to.deep.equal([LIST]);
    });
  });

  describe("where hooks of the state are gone", () => {
    it("does not believe a list that shows none of several", async () => {
      const { update, refused, emulator, calls, ids, line } = current();
      const state = await created();
      for (const id of ids()) emulator.remove(id);
      install("receive", "r1");
      const error = await refused(update(state, { hooks: { ...HOOKS, read: url("read") } }));
      expect(error).to.be.instanceOf(NoneListedError);
      expect(error.message).to.contain("ZIPWHIP_ACCEPT_GONE=true").and.to.contain(line.deviceId);
      expect(calls()).to.deep.equal([LIST]);
    });

    it("believes it where the user says so, and adds all again", async () => {
      const { emulator, line, ids, installed } = current();
      const state = await created();
      const before = installed();
      for (const id of ids()) emulator.remove(id);
      const now = await newLineBench(emulator, line, { acceptGone: true }).update(state, { hooks: HOOKS });
      expect(installed()).to.deep.equal(before);
      expect(idsIn(now)).to.deep.equal(ids());
    });

    for (const [what, name] of [
      ["is to have another url", "moved"],
      ["is to stay as it is", "r1"],
    ] as const) {
      it(`leaves none behind that a list hides, though it ${what}`, async () => {
        const { emulator, line, calls, installed, ids } = current();
        const state = await newLineBench(emulator, line).create({ hooks: { receive: url("r1") } });
        emulator.clearRequests();
        emulator.addFault({ endpoint: LIST, kind: "hide-newest" });
        const { update } = newLineBench(emulator, line);
        const now = await update(state, { hooks: { receive: url(name) }, exclusive: true });
        expect(installed()).to.deep.equal([`message receive ${url(name)} POST`]);
        expect(idsIn(now)).to.deep.equal(ids());
        expect(calls()).to.deep.equal([LIST, ADD, DELETE]);
      });
    }

    it("keeps one that a list hides in the state, where it can neither be deleted", async () => {
      const { emulator, line, ids } = current();
      const state = await newLineBench(emulator, line).create({ hooks: { receive: url("r1") } });
      emulator.addFault({ endpoint: LIST, kind: "hide-newest" });
      emulator.addFault({ endpoint: DELETE, kind: "status", status: 401 });
      const { update, refused } = newLineBench(emulator, line);
      const error = await refused(update(state, { hooks: { receive: url("moved") } }));
      expect(error).to.be.instanceOf(LinePartialFailureError);
      const kept = (error as LinePartialFailureError).state;
      expect(idsIn(kept)).to.deep.equal(ids()).and.to.have.length(2);
      await newLineBench(emulator, line).update(kept, { hooks: { receive: url("moved") } });
      expect(ids()).to.have.length(1);
    });

    it("adds the only hook of a line again", async () => {
      const { emulator, line, update, ids, installed } = current();
      const hooks = { receive: url("r1") };
      const state = await newLineBench(emulator, line).create({ hooks });
      emulator.remove(ids()[0] ?? "");
      await update(state, { hooks });
      expect(installed()).to.deep.equal([`message receive ${url("r1")} POST`]);
    });
  });
});
