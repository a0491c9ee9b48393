import { expect } from "chai";
import {
  DeclaredTwiceError,
  LinePartialFailureError,
  RefusedHooksError,
  SeveralIdenticalError,
  StrangerError,
  StrangersError,
} from "../../provider/errors";
import { MalformedError, UnauthorizedError, UnavailableError } from "../../zipwhip";
import { ADD, LIST, times, UPDATE } from "../support/bench";
import { entryOf, held, idsIn, lineBench, newLineBench, url } from "../support/line-bench";

const HOOKS = {
  receive: url("receive"),
  progress: [{ url: url("p1"), method: "PUT" }, url("p2")],
  change: url("optout"),
};
const INSTALLED = [
  `message progress ${url("p1")} PUT`,
  `message progress ${url("p2")} POST`,
  `message receive ${url("receive")} POST`,
  `optout change ${url("optout")} POST`,
];

describe("create of a line", () => {
  const current = lineBench();
  const install = (event: string, name: string, more = {}) =>
    current().emulator.install(current().line.deviceId, { event, url: url(name), ...more }).webhookId;

  it("looks once, adds all, and answers the state", async () => {
    const { create, installed, ids, calls, line } = current();
    const state = await create({ hooks: HOOKS });
    expect(calls()).to.deep.equal([LIST, ...times(4, ADD)]);
    expect(installed()).to.deep.equal(INSTALLED);
    expect(held(state)).to.deep.equal(INSTALLED);
    expect(idsIn(state)).to.deep.equal(ids());
    expect(Object.keys(state.hooks)).to.deep.equal(Object.keys(HOOKS));
    expect(state.hooks.progress?.map((hook) => hook.url)).to.deep.equal([url("p1"), url("p2")]);
    expect(state).to.include({ line: line.deviceId }).and.to.have.all.keys("hooks", "line");
  });

  it("of no hooks looks, and adds nothing", async () => {
    const { create, calls, line } = current();
    expect(await create({ hooks: {} })).to.deep.equal({ hooks: {}, line: line.deviceId });
    expect(calls()).to.deep.equal([LIST]);
  });

  it("keeps in the state what was given besides", async () => {
    const { create, line } = current();
    const more = { session: line.session, adopt: false, exclusive: true };
    expect(await create({ hooks: {}, ...more })).to.deep.include(more);
  });

  it("keeps every digit of ids beyond 2^53", async () => {
    const { create, emulator, ids } = current();
    emulator.choices.idSize = "64-bit";
    const state = await create({ hooks: HOOKS });
    expect(idsIn(state)).to.deep.equal(ids());
    for (const id of ids()) expect(String(Number(id))).to.not.equal(id);
  });

  it("looks once for all lines of one session, and leaves others alone", async () => {
    const { create, emulator, calls } = current();
    const other = emulator.createLine();
    emulator.install(other.deviceId, { event: "receive", url: url("receive") });
    await Promise.all([
      create({ hooks: { receive: url("receive") } }),
      create({ hooks: { send: url("send") } }),
    ]);
    expect(calls()).to.deep.equal([LIST, ADD, ADD]);
    const there = await create({ hooks: { send: url("send") }, session: other.session, adopt: true });
    expect(there.line).to.equal(other.deviceId);
    expect(emulator.hooks(other.deviceId)).to.have.length(2);
  });

  describe("that carries strangers", () => {
    it("refuses one by its id, and sends nothing but the look", async () => {
      const { create, refused, calls, ids } = current();
      const id = install("progress", "p2", { method: "GET" });
      const error = await refused(create({ hooks: HOOKS }));
      expect(error).to.be.instanceOf(StrangerError);
      expect(error.message).to.contain(id);
      expect(calls()).to.deep.equal([LIST]);
      expect(ids()).to.deep.equal([id]);
    });

    it("refuses all in one error, each with its event and its ids", async () => {
      const { create, refused, calls } = current();
      const strangers = [install("receive", "receive"), install("change", "optout")];
      const twins = [install("progress", "p1"), install("progress", "p1")];
      const error = await refused(create({ hooks: HOOKS }));
      expect(error).to.be.instanceOf(RefusedHooksError);
      expect(error.message).to.contain("3 hooks").and.to.contain("nothing was sent");
      for (const text of [...strangers, ...twins, "receive: ", "change: ", "progress: ", "adopt: true"]) {
        expect(error.message).to.contain(text);
      }
      expect(calls()).to.deep.equal([LIST]);
    });

    it("takes them over where that is asked for, puts their method right, and adds the rest", async () => {
      const { create, calls, ids, installed } = current();
      const strangers = [install("progress", "p1", { method: "POST" }), install("receive", "receive")];
      const state = await create({ hooks: HOOKS, adopt: true });
      expect(calls().sort()).to.deep.equal([ADD, ADD, LIST, UPDATE]);
      expect(ids()).to.include.members(strangers);
      expect(idsIn(state)).to.deep.equal(ids());
      expect(installed()).to.deep.equal(INSTALLED);
    });

    it("takes them over in another spelling, and keeps the declared one", async () => {
      const { create, calls, emulator, line } = current();
      const spelled = url("receive").replace("hooks.example", "HOOKS.example");
      const { webhookId } = emulator.install(line.deviceId, { event: "receive", url: spelled });
      const state = await create({ hooks: { receive: url("receive") }, adopt: true });
      expect(entryOf(state, "receive")).to.deep.equal({ url: url("receive"), method: "POST", webhookId });
      expect(calls()).to.deep.equal([LIST]);
    });

    it("takes them over where the settings ask for it, but not where the line says no", async () => {
      const { emulator, line } = current();
      const now = newLineBench(emulator, line, { adopt: true });
      const id = install("receive", "receive");
      const hooks = { receive: url("receive") };
      expect(await now.refused(now.create({ hooks, adopt: false }))).to.be.instanceOf(StrangerError);
      expect(idsIn(await now.create({ hooks }))).to.deep.equal([id]);
    });

    it("refuses twins, also where it may take over, and sends nothing", async () => {
      const { create, refused, calls } = current();
      const twins = [install("receive", "receive"), install("receive", "receive")];
      const error = await refused(create({ hooks: HOOKS, adopt: true }));
      expect(error).to.be.instanceOf(SeveralIdenticalError);
      for (const id of twins) expect(error.message).to.contain(id);
      expect(calls()).to.deep.equal([LIST]);
    });

    it("minds none of another URL, event or type", async () => {
      const { create, calls, ids } = current();
      const others = [
        install("receive", "other"),
        install("send", "receive"),
        install("receive", "receive", { type: "voice" }),
        install("ring", "receive"),
      ];
      await create({ hooks: HOOKS, adopt: true });
      expect(calls()).to.deep.equal([LIST, ...times(4, ADD)]);
      expect(ids()).to.include.members(others);
    });
  });

  describe("that is to be exclusive", () => {
    it("fails with all strangers, also of unknown kinds, and sends nothing", async () => {
      const { create, refused, calls } = current();
      const strangers = [
        install("receive", "other"),
        install("ring", "x", { type: "voice", method: "PATCH" }),
        install("receive", "receive", { type: "voice" }),
      ];
      const ours = install("receive", "receive");
      const error = await refused(create({ hooks: HOOKS, exclusive: true, adopt: true }));
      expect(error).to.be.instanceOf(StrangersError);
      for (const id of strangers) expect(error.message).to.contain(id);
      expect(error.message).to.not.contain(ours);
      expect(error.message).to.contain("exclusive: false").and.to.contain("adopt: true");
      expect(calls()).to.deep.equal([LIST]);
    });

    it("is installed where the line carries nothing else", async () => {
      const { create, installed } = current();
      install("receive", "receive");
      await create({ hooks: HOOKS, exclusive: true, adopt: true });
      expect(installed()).to.deep.equal(INSTALLED);
    });
  });

  describe("that another resource of the program declares too", () => {
    for (const adopt of [false, true]) {
      it(`adds the hook once, and names the other (adopt ${adopt})`, async () => {
        const { create, createHook, refused, ids, installed } = current();
        const hook = await createHook({ url: url("receive") });
        const error = await refused(create({ hooks: HOOKS, adopt }));
        expect(error).to.be.instanceOf(DeclaredTwiceError);
        expect(error.message).to.contain(hook.webhookId);
        expect(ids()).to.deep.equal([hook.webhookId]);
        expect(installed()).to.have.length(1);
      });
    }

    it("at the same time adds it once, and keeps what else was installed", async () => {
      const { create, createHook, installed, refused } = current();
      const [, line] = await Promise.allSettled([
        createHook({ url: url("receive") }),
        refused(create({ hooks: HOOKS })),
      ]);
      const error = (line as PromiseFulfilledResult<LinePartialFailureError>).value;
      expect(error).to.be.instanceOf(LinePartialFailureError);
      expect(error.message).to.contain("declares the same hook twice");
      expect(installed()).to.deep.equal(INSTALLED);
      expect(held(error.state)).to.deep.equal(INSTALLED.filter((text) => !text.includes("receive ")));
    });
  });

  describe("that fails to look", () => {
    it("adds nothing, and is tried again with the session's help", async () => {
      const { create, refused, emulator, line, calls } = current();
      emulator.logout(line.session);
      expect(await refused(create({ hooks: HOOKS }))).to.be.instanceOf(UnauthorizedError);
      expect(calls()).to.deep.equal([LIST]);
      const again = newLineBench(emulator, line, { session: emulator.login(line.number) });
      expect(held(await again.create({ hooks: HOOKS }))).to.deep.equal(INSTALLED);
    });

    for (const kind of ["truncated", "empty", "html", "unavailable", "cut"] as const) {
      it(`adds nothing: ${kind}`, async () => {
        const { create, refused, emulator, ids, calls } = current();
        emulator.addFault({ endpoint: LIST, kind, times: Number.POSITIVE_INFINITY });
        const error = await refused(create({ hooks: HOOKS }));
        expect([MalformedError, UnavailableError].some((one) => error instanceof one)).to.equal(true);
        expect(ids()).to.deep.equal([]);
        expect(new Set(calls())).to.deep.equal(new Set([LIST]));
      });
    }

    it("names the settings where no session is given, and sends nothing", async () => {
      const { emulator, line } = current();
      const now = newLineBench(emulator, line, { session: undefined as never });
      const error = await now.refused(now.create({ hooks: HOOKS }));
      expect(error.name).to.equal("SettingError");
      expect(now.calls()).to.deep.equal([]);
    });
  });
});
