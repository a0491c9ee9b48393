import { expect } from "chai";
import { hooksOf, lineInputsOf } from "../../provider/line/state";
import { ADD, DELETE, LIST, UPDATE } from "../support/bench";
import { held, idsIn, lineBench, newLineBench, url } from "../support/line-bench";

const HOOKS = { receive: url("r1"), send: url("send") };
const DECLARED = { hooks: HOOKS, exclusive: true };
const OURS = [`message receive ${url("r1")} POST`, `message send ${url("send")} POST`];

describe("an exclusive line", () => {
  const current = lineBench();
  const later = () => newLineBench(current().emulator, current().line);
  const created = async () => {
    const state = await later().create(DECLARED);
    current().emulator.clearRequests();
    return state;
  };
  const install = (event: string, name: string, more = {}) =>
    current().emulator.install(current().line.deviceId, { event, url: url(name), ...more }).webhookId;
  const strangersIn = (state: object) =>
    hooksOf({ ...state })
      .filter(({ stranger }) => stranger)
      .map(({ webhookId }) => webhookId)
      .sort();

  it("shows strangers of every kind in a refresh, as drift", async () => {
    const state = await created();
    const strangers = [
      install("receive", "other"),
      install("ring", "x", { type: "voice", method: "PATCH" }),
      install("receive", "r1", { type: "voice" }),
    ].sort();
    const now = await current().read(state);
    expect(strangersIn(now)).to.deep.equal(strangers);
    expect(held(now)).to.deep.equal(current().installed());
    expect(current().changes(now, DECLARED)).to.equal(true);
    expect(lineInputsOf(now).hooks).to.deep.equal({
      receive: [
        { url: url("r1"), method: "POST" },
        { url: url("other"), method: "POST" },
        { url: url("r1"), method: "POST", type: "voice" },
      ],
      send: [{ url: url("send"), method: "POST" }],
      ring: [{ url: url("x"), method: "PATCH", type: "voice" }],
    });
    // A further refresh sees the same.
    expect(await later().read(now)).to.deep.equal(now);
  });

  it("removes what a refresh has shown, and nothing else", async () => {
    const state = await created();
    const shown = [install("receive", "other"), install("ring", "x", { type: "voice" })];
    const now = await current().read(state);
    const unseen = install("receive", "unseen");
    current().calls();
    const { update, calls } = later();
    const after = await update(now, DECLARED);
    expect(calls()).to.deep.equal([LIST, DELETE, DELETE]);
    expect(held(after)).to.deep.equal(OURS);
    expect(current().ids()).to.not.include.members(shown);
    expect(current().ids()).to.include(unseen);
  });

  it("removes nothing in an up that no refresh went before", async () => {
    const state = await created();
    const stranger = install("receive", "other");
    const { update, changes } = later();
    expect(changes(state, DECLARED)).to.equal(false);
    await update(state, { ...DECLARED, hooks: { ...HOOKS, read: url("read") } });
    expect(current().ids()).to.include(stranger);
  });

  it("keeps a stranger that is declared now, without asking for adopt", async () => {
    const state = await created();
    const stranger = install("read", "read", { method: "PUT" });
    const now = await current().read(state);
    current().calls();
    const { update, calls } = later();
    const after = await update(now, { ...DECLARED, hooks: { ...HOOKS, read: url("read") } });
    expect(calls()).to.deep.equal([LIST, UPDATE]);
    expect(strangersIn(after)).to.deep.equal([]);
    expect(idsIn(after)).to.include(stranger);
    expect(held(after)).to.deep.equal([`message read ${url("read")} POST`, ...OURS]);
  });

  it("has a stranger for its own once it is declared, so that a destroy deletes it", async () => {
    const state = await created();
    install("read", "read");
    const now = await current().read(state);
    const declared = { ...DECLARED, hooks: { ...HOOKS, read: url("read") } };
    expect(later().changes(now, declared)).to.equal(true);
    const after = await later().update(now, declared);
    expect(later().changes(after, declared)).to.equal(false);
    await later().remove(after);
    expect(current().ids()).to.deep.equal([]);
  });

  it("gives a stranger no other url: what is declared is added, the stranger removed last", async () => {
    const state = await created();
    const stranger = install("read", "other");
    const now = await current().read(state);
    current().calls();
    const { update, calls } = later();
    await update(now, { ...DECLARED, hooks: { ...HOOKS, read: url("read") } });
    expect(calls()).to.deep.equal([LIST, ADD, DELETE]);
    expect(current().ids()).to.not.include(stranger);
  });

  it("that is exclusive no longer leaves alone what a refresh has shown, and forgets it", async () => {
    for (const exclusive of [false, undefined]) {
      const state = await later().create({ hooks: HOOKS, exclusive: true });
      const stranger = install("receive", "other");
      const now = await later().read(state);
      const { update, changes, calls, read } = later();
      calls();
      const declared = { hooks: HOOKS, ...(exclusive === undefined ? {} : { exclusive }) };
      expect(changes(now, declared)).to.equal(true);
      const after = await update(now, declared);
      expect(calls()).to.deep.equal([LIST]);
      expect(held(after)).to.deep.equal(OURS);
      expect(current().ids()).to.include(stranger);
      expect(await read(after)).to.deep.equal(after);
      current().emulator.remove(stranger);
      await later().remove(after);
    }
  });

  it("that becomes exclusive shows strangers in the next refresh, and removes them in the up after it", async () => {
    const state = await later().create({ hooks: HOOKS });
    const stranger = install("receive", "other");
    const before = await later().read(state);
    expect(strangersIn(before)).to.deep.equal([]);
    const exclusive = await later().update(before, DECLARED);
    expect(current().ids()).to.include(stranger);
    const shown = await later().read(exclusive);
    expect(strangersIn(shown)).to.deep.equal([stranger]);
    await later().update(shown, DECLARED);
    expect(current().installed()).to.deep.equal(OURS);
  });

  it("does not mind that strangers which it has shown are gone, though they were all that it had", async () => {
    const none = { hooks: {}, exclusive: true };
    const state = await later().create(none);
    const strangers = [install("receive", "other"), install("send", "other")];
    const now = await later().read(state);
    expect(strangersIn(now)).to.deep.equal(strangers.sort());
    for (const id of strangers) current().emulator.remove(id);
    expect(held(await later().read(now))).to.deep.equal([]);
    expect(held(await later().update(now, none))).to.deep.equal([]);
  });

  it("takes a stranger that it knows for a proof that the list is the right one", async () => {
    const state = await created();
    const stranger = install("receive", "other");
    const now = await later().read(state);
    for (const id of idsIn(state)) current().emulator.remove(id);
    expect(idsIn(await later().read(now))).to.deep.equal([stranger]);
    expect(held(await later().update(now, DECLARED))).to.deep.equal(OURS);
  });

  it("leaves strangers alone in a destroy, also those that a refresh has shown", async () => {
    const state = await created();
    const stranger = install("receive", "other");
    const now = await current().read(state);
    current().calls();
    const { remove, calls } = later();
    await remove(now);
    expect(calls()).to.deep.equal([DELETE, DELETE]);
    expect(current().ids()).to.deep.equal([stranger]);
  });

  it("takes the same hook, deleted and made again by hand, for its own once it is seen", async () => {
    const state = await created();
    const [first] = hooksOf({ ...state }).filter(({ event }) => event === "receive");
    current().emulator.remove(first?.webhookId ?? "");
    const again = install("receive", "r1");
    const now = await current().read(state);
    expect(strangersIn(now)).to.deep.equal([again]);
    current().calls();
    const { update, calls } = later();
    const after = await update(now, DECLARED);
    expect(calls()).to.deep.equal([LIST]);
    expect(held(after)).to.deep.equal(OURS);
    expect(idsIn(after)).to.include(again);
  });

  it("of two identical hooks removes the stranger, also where that is the older one in the state", async () => {
    const state = await created();
    const stranger = install("receive", "x");
    const shown = await current().read(state);
    current().emulator.edit(stranger, { url: url("r1") });
    const entries = [...(shown.hooks.receive ?? [])].reverse();
    const after = await later().update({ ...shown, hooks: { ...shown.hooks, receive: entries } }, DECLARED);
    expect(idsIn(after)).to.deep.equal(idsIn(state));
    expect(current().ids()).to.deep.equal(idsIn(state));
  });
});
