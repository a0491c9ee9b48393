import { expect } from "chai";
import { NoneListedError, WrongLineError } from "../../provider/errors";
import { lineInputsOf } from "../../provider/line/state";
import { MalformedError, UnauthorizedError, UnavailableError } from "../../zipwhip";
import { LIST } from "../support/bench";
import { entryOf, held, idsIn, lineBench, newLineBench, onLine, url } from "../support/line-bench";

const HOOKS = {
  receive: [url("r1"), url("r2")],
  send: { url: url("send"), method: "PUT" },
  change: url("o"),
};

describe("read of a line", () => {
  const current = lineBench();
  const { created, install } = onLine(current, HOOKS);

  it("looks once, and answers what the state holds where nothing has changed", async () => {
    const { read, calls, line } = current();
    for (const more of [{}, { session: line.session, adopt: true, exclusive: true }]) {
      const state = await created(more);
      const bench = newLineBench(current().emulator, line);
      expect(await bench.read(state)).to.deep.equal(state);
      expect(calls()).to.deep.equal([LIST]);
      await bench.remove(state);
    }
    expect(await read({ hooks: {}, line: line.deviceId })).to.deep.equal({ hooks: {}, line: line.deviceId });
  });

  it("shows what hands did, hook by hook, and gives inputs that differ where the hooks do", async () => {
    const { read, emulator, changes } = current();
    const state = await created();
    emulator.edit(state.hooks.receive?.[1]?.webhookId ?? "", { url: url("elsewhere") });
    emulator.edit(entryOf(state, "send").webhookId, { method: "GET" });
    emulator.remove(entryOf(state, "change").webhookId);
    const now = await read(state);
    expect(held(now)).to.deep.equal([
      `message receive ${url("elsewhere")} POST`,
      `message receive ${url("r1")} POST`,
      `message send ${url("send")} GET`,
    ]);
    expect(lineInputsOf(now).hooks).to.deep.equal({
      receive: [
        { url: url("r1"), method: "POST" },
        { url: url("elsewhere"), method: "POST" },
      ],
      send: [{ url: url("send"), method: "GET" }],
    });
    expect(changes(now, { hooks: HOOKS })).to.equal(true);
  });

  it("takes another spelling of a url for no drift, and keeps the declared one", async () => {
    const { read, emulator } = current();
    const state = await created();
    const spelled = url("send").replace("hooks.example.com", "HOOKS.example.com:443");
    emulator.edit(entryOf(state, "send").webhookId, { url: spelled });
    expect(await read(state)).to.deep.equal(state);
  });

  it("does not see strangers where the line is not exclusive", async () => {
    const { read } = current();
    const state = await created();
    install("receive", "other");
    expect(await read(state)).to.deep.equal(state);
  });

  it("tells of a twin", async () => {
    const { read, told } = current();
    const state = await created();
    const twin = install("send", "send");
    await read(state);
    expect(told).to.have.length(1);
    expect(told[0]).to.contain(twin.webhookId).and.to.contain(entryOf(state, "send").webhookId);
  });

  it("is never gone, though its only hook is", async () => {
    const { read, emulator, line, ids } = current();
    const state = await newLineBench(emulator, line).create({ hooks: { send: url("send") } });
    emulator.remove(ids()[0] ?? "");
    expect(await read(state)).to.deep.equal({ hooks: {}, line: line.deviceId });
  });

  it("drops those of several that were deleted, as long as one is listed", async () => {
    const { read, emulator } = current();
    const state = await created();
    const [first, ...others] = idsIn(state);
    for (const id of others) emulator.remove(id);
    expect(idsIn(await read(state))).to.deep.equal([first]);
  });

  for (const strangers of [0, 1]) {
    it(`fails where none of several is listed, and ${strangers} of others, until the user says so`, async () => {
      const { read, refused, emulator, line, ids, calls } = current();
      const state = await created({ exclusive: true });
      for (const id of ids()) emulator.remove(id);
      if (strangers > 0) install("receive", "r1");
      const error = await refused(read(state));
      expect(error).to.be.instanceOf(NoneListedError);
      expect(error.message).to.contain("ZIPWHIP_ACCEPT_GONE=true").and.to.contain(line.deviceId);
      expect(calls()).to.deep.equal([LIST]);
      const accepting = newLineBench(emulator, line, { acceptGone: true });
      expect(held(await accepting.read(state))).to.have.length(strangers);
    });
  }

  it("counts the hooks of all resources of the line", async () => {
    const { read, emulator, line } = current();
    const one = await newLineBench(emulator, line).create({ hooks: { send: url("send") } });
    const two = await newLineBench(emulator, line).create({ hooks: { read: url("read") } });
    for (const id of idsIn(one)) emulator.remove(id);
    const states = await Promise.all([read(one), read(two)]);
    expect(states.map(idsIn)).to.deep.equal([[], idsIn(two)]);
  });

  it("fails where the session is dead or of another line, or the list unreadable: the state stays", async () => {
    const { read, refused, emulator, line, calls } = current();
    const state = await created();
    const other = newLineBench(emulator, emulator.createLine());
    expect(await refused(other.read(state))).to.be.instanceOf(WrongLineError);
    expect(calls()).to.deep.equal([]);
    for (const kind of ["truncated", "empty", "html", "cut"] as const) {
      emulator.addFault({ endpoint: LIST, kind, times: 20 });
      const error = await refused(newLineBench(emulator, line).read(state));
      expect(
        [MalformedError, UnavailableError].some((one) => error instanceof one),
        kind,
      ).to.equal(true);
      emulator.clearFaults();
    }
    emulator.logout(line.session);
    expect(await refused(read(state))).to.be.instanceOf(UnauthorizedError);
  });

  it("with a rotated session of the settings is as before", async () => {
    const { emulator, line } = current();
    const state = await created();
    const session = emulator.login(line.number);
    emulator.logout(line.session);
    expect(await newLineBench(emulator, line, { session }).read(state)).to.deep.equal(state);
  });

  it("of a session that does not tell its line asks that session", async () => {
    const { emulator, line } = current();
    const state = await created();
    const { line: _, ...lineless } = state;
    expect(await newLineBench(emulator, line).read(lineless)).to.deep.equal(state);
  });

  it("without a state shows all that is installed", async () => {
    const { read, installed, ids } = current();
    install("ring", "x", { type: "voice" });
    install("receive", "r1");
    const state = await read({});
    expect(held(state)).to.deep.equal(installed());
    expect(idsIn(state)).to.deep.equal(ids());
  });
});
