import { expect } from "chai";
import type { Fault } from "zipwhip-emulator";
import { LinePartialFailureError, NoneInstalledError } from "../../provider/errors";
import { declaredOf, type LineState } from "../../provider/line/state";
import type { Properties } from "../../provider/state";
import { showUrl } from "../../zipwhip/identity";
import { ADD, DELETE, LIST, UPDATE } from "../support/bench";
import { checked, held, idsIn, type LineBench, lineBench, newLineBench, url } from "../support/line-bench";

const BEFORE = { hooks: { receive: [url("r1"), url("r2")], send: url("send"), change: url("optout") } };
const AFTER = {
  hooks: { receive: [url("r1"), url("moved")], send: { url: url("send"), method: "PUT" }, read: url("read") },
};
const WANTED = {
  before: [
    `message receive ${url("r1")} POST`,
    `message receive ${url("r2")} POST`,
    `message send ${url("send")} POST`,
    `optout change ${url("optout")} POST`,
  ],
  after: [
    `message read ${url("read")} POST`,
    `message receive ${url("moved")} POST`,
    `message receive ${url("r1")} POST`,
    `message send ${url("send")} PUT`,
  ],
};

type Kind = Omit<Fault, "endpoint" | "when" | "times" | "skip">;
const FOREVER = Number.POSITIVE_INFINITY;

/** Answers that leave open what became of a write. */
const UNCLEAR: Kind[] = [
  { kind: "cut" },
  { kind: "cut-body" },
  { kind: "empty" },
  { kind: "truncated" },
  { kind: "html" },
  { kind: "status", status: 500 } as Kind,
  { kind: "unavailable" },
  { kind: "body", body: { success: true, response: "done" } } as Kind,
];
/** Answers that say no. */
const NO: Kind[] = [
  { kind: "refuse", response: { code: -703, desc: "Wrong arguments" } } as Kind,
  { kind: "status", status: 400 } as Kind,
  { kind: "status", status: 401, body: "Unauthorized" } as Kind,
  { kind: "redirect", location: "http://127.0.0.1:9/" } as Kind,
];

describe("a line of which only a part can be done", () => {
  const current = lineBench();
  const later = () => newLineBench(current().emulator, current().line);
  const fault = (endpoint: Fault["endpoint"], kind: Kind, more: Partial<Fault> = {}) =>
    current().emulator.addFault({ endpoint, ...kind, ...more } as Fault);

  /** What is kept of a run that failed. */
  async function failed(verb: Promise<LineState>, declared: Properties): Promise<LinePartialFailureError> {
    const error = (await current().refused(verb)) as LinePartialFailureError;
    expect(error).to.be.instanceOf(LinePartialFailureError);
    expect(error.id).to.equal(current().line.deviceId);
    expect(error.message)
      .to.contain("`pulumi up`")
      .and.to.match(/in the state\. [a-z, ]+: webhook\/|hook /);
    expect(error.message.length).to.be.below(1200);
    expect(idsIn(error.state), "the state holds what is installed").to.deep.equal(current().ids());
    // Of a url that is declared no longer, and could be a secret that nothing marks any more, it has the host.
    const wanted = new Set(declaredOf({ ...checked(declared) }).map(({ event, url }) => `${event} ${url}`));
    const shown = current()
      .installed()
      .map((text) => {
        const [type, event = "", url = "", method] = text.split(" ");
        const hidden = !wanted.has(`${event} ${url}`) && event !== "ring";
        return `${type} ${event} ${hidden ? showUrl(url) : url} ${method}`;
      });
    expect(held(error.state)).to.deep.equal(shown.sort());
    return error;
  }

  /** The next run, which meets no fault. */
  async function finish(state: LineState, wanted: object, texts: string[]): Promise<LineBench> {
    const { emulator } = current();
    emulator.clearFaults();
    emulator.clearRequests();
    // A refresh in between neither mends nor spoils anything, and tells no more of the url.
    expect(held(await later().read(state))).to.deep.equal(held(state));
    emulator.clearRequests();
    const bench = later();
    const now = await bench.update(state, { ...wanted });
    expect(bench.installed()).to.deep.equal(texts);
    expect(held(now)).to.deep.equal(texts);
    expect(idsIn(now)).to.deep.equal(bench.ids());
    expect(bench.changes(now, { ...wanted })).to.equal(false);
    return bench;
  }

  for (const kind of [...UNCLEAR, ...NO]) {
    describe(`create, with ${JSON.stringify(kind)}`, () => {
      for (const skip of [0, 3]) {
        it(`of the add after ${skip}: keeps the others, and the next up adds that one`, async () => {
          const { create, emulator, ids } = current();
          fault(ADD, kind, { skip });
          const { state } = await failed(create(BEFORE), BEFORE);
          expect(ids()).to.have.length(3);
          expect(emulator.requests({ path: ADD }), "nothing is added twice").to.have.length(4);
          const { calls } = await finish(state, BEFORE, WANTED.before);
          expect(calls()).to.deep.equal([LIST, ADD]);
        });
      }

      it("of every add: has no state, and the next up begins anew", async () => {
        const { create, refused, emulator, ids, installed } = current();
        fault(ADD, kind, { times: FOREVER });
        const error = await refused(create(BEFORE));
        expect(error).to.be.instanceOf(NoneInstalledError);
        expect(error.message)
          .to.contain("none of the line's 4 hooks")
          .and.to.match(/receive.*: webhook\/add/);
        expect(ids()).to.deep.equal([]);
        emulator.clearFaults();
        await later().create(BEFORE);
        expect(installed()).to.deep.equal(WANTED.before);
      });
    });
  }

  for (const kind of UNCLEAR) {
    it(`create finds by looking what was added, with ${JSON.stringify(kind)} after every effect`, async () => {
      const { create, installed, ids, emulator } = current();
      fault(ADD, kind, { when: "after", times: FOREVER });
      const state = await create(BEFORE);
      expect(installed()).to.deep.equal(WANTED.before);
      expect(idsIn(state)).to.deep.equal(ids());
      expect(emulator.requests({ path: ADD })).to.have.length(4);
    });
  }

  it("tells of many hooks what went wrong with some, and how many there are", async () => {
    const { update } = current();
    const receive = Array.from({ length: 20 }, (_, n) => url(`r${n}`));
    const state = await later().create({ hooks: { receive } });
    fault(UPDATE, { kind: "cut" }, { times: FOREVER });
    const hooks = { receive: receive.map((url) => ({ url, method: "PUT" })) };
    const { message } = await failed(update(state, { hooks }), { hooks });
    expect(message).to.contain("20 hooks of the line").and.to.contain("and 17 more reasons of this kind");
  });

  it("create of a single hook that fails has no state, as a single hook has none", async () => {
    const { create, refused } = current();
    fault(ADD, { kind: "status", status: 400 } as Kind);
    const error = await refused(create({ hooks: { receive: url("r1") } }));
    expect(error).to.not.be.instanceOf(LinePartialFailureError);
    expect(error.name).to.equal("RefusedError");
  });

  it("create that takes a hook over but cannot put its method right keeps the hook as it is", async () => {
    const { create, emulator, line } = current();
    emulator.install(line.deviceId, { event: "receive", url: url("r1"), method: "PUT" });
    fault(UPDATE, { kind: "status", status: 400 } as Kind);
    const { state, message } = await failed(create({ ...BEFORE, adopt: true }), BEFORE);
    expect(message).to.contain("its method is still PUT");
    const { calls } = await finish(state, BEFORE, WANTED.before);
    expect(calls()).to.deep.equal([LIST, UPDATE]);
  });

  describe("update", () => {
    const created = async () => {
      const state = await later().create(BEFORE);
      current().emulator.clearRequests();
      return state;
    };

    for (const kind of [...UNCLEAR, ...NO]) {
      it(`whose add fails deletes nothing, and the next up does the rest: ${JSON.stringify(kind)}`, async () => {
        const { update, emulator, calls } = current();
        const state = await created();
        fault(ADD, kind);
        const kept = await failed(update(state, AFTER), AFTER);
        expect(emulator.requests({ path: ADD })).to.have.length(1);
        expect(calls()).to.not.include(DELETE);
        const bench = await finish(kept.state, AFTER, WANTED.after);
        expect(bench.calls()).to.deep.equal([LIST, ADD, DELETE]);
      });

      it(`whose changes fail deletes nothing, and the next up does the rest: ${JSON.stringify(kind)}`, async () => {
        const { update, calls } = current();
        const state = await created();
        fault(UPDATE, kind, { times: FOREVER });
        const kept = await failed(update(state, AFTER), AFTER);
        expect(calls()).to.not.include(DELETE);
        const bench = await finish(kept.state, AFTER, WANTED.after);
        expect(bench.calls()).to.deep.equal([LIST, UPDATE, UPDATE, DELETE]);
      });

      it(`whose delete fails keeps that hook in the state, and the next up deletes it: ${JSON.stringify(kind)}`, async () => {
        const { update } = current();
        const state = await created();
        fault(DELETE, kind, { times: FOREVER });
        const kept = await failed(update(state, AFTER), AFTER);
        const bench = await finish(kept.state, AFTER, WANTED.after);
        expect(bench.calls()).to.deep.equal([LIST, DELETE]);
      });
    }

    for (const kind of UNCLEAR) {
      it(`finds by looking what was done, with ${JSON.stringify(kind)} after every effect`, async () => {
        const { update, installed, ids, emulator } = current();
        const state = await created();
        for (const endpoint of [ADD, UPDATE, DELETE] as const)
          fault(endpoint, kind, { when: "after", times: FOREVER });
        const now = await update(state, AFTER);
        expect(installed()).to.deep.equal(WANTED.after);
        expect(idsIn(now)).to.deep.equal(ids());
        for (const [path, count] of [
          [ADD, 1],
          [UPDATE, 2],
          [DELETE, 1],
        ] as const)
          expect(emulator.requests({ path }), path).to.have.length(count);
      });

      it(`repeats changes and deletes that were not done, never an add: ${JSON.stringify(kind)}`, async () => {
        const { update, emulator } = current();
        const state = await created();
        fault(UPDATE, kind);
        fault(DELETE, kind);
        await update(state, AFTER);
        expect(current().installed()).to.deep.equal(WANTED.after);
        for (const [path, count] of [
          [ADD, 1],
          [UPDATE, 3],
          [DELETE, 2],
        ] as const)
          expect(emulator.requests({ path }), path).to.have.length(count);
      });
    }

    it("keeps the strangers that it was to remove where something before them failed", async () => {
      const { emulator, line, read, installed } = current();
      const state = await later().create({ ...BEFORE, exclusive: true });
      emulator.install(line.deviceId, { event: "ring", url: url("x"), type: "voice" });
      const shown = await read(state);
      fault(ADD, { kind: "status", status: 400 } as Kind);
      const before = installed();
      const { state: kept } = await failed(later().update(shown, { ...AFTER, exclusive: true }), AFTER);
      expect(installed()).to.include.members(before.filter((text) => /ring|optout/.test(text)));
      expect(kept.hooks.ring?.map(({ stranger }) => stranger)).to.deep.equal([true]);
      await finish(kept, { ...AFTER, exclusive: true }, WANTED.after);
    });
  });

  describe("delete", () => {
    for (const kind of [...UNCLEAR, ...NO]) {
      it(`goes on after one that fails, and the next destroy does the rest: ${JSON.stringify(kind)}`, async () => {
        const { remove, refused, ids } = current();
        const state = await later().create(BEFORE);
        // As often as one hook is tried, so that one fails for good, whichever it is.
        fault(DELETE, kind, { times: FOREVER, skip: 3 });
        const error = await refused(remove(state));
        expect(error.message).to.match(/webhook\/delete/);
        expect(ids()).to.have.length(1);
        current().emulator.clearFaults();
        await later().remove(state);
        expect(ids()).to.deep.equal([]);
      });
    }

    for (const kind of UNCLEAR) {
      it(`sees by the list that it was done: ${JSON.stringify(kind)} after the effect`, async () => {
        const { remove, ids } = current();
        const state = await later().create(BEFORE);
        fault(DELETE, kind, { when: "after", times: FOREVER });
        await remove(state);
        expect(ids()).to.deep.equal([]);
      });
    }
  });
});

describe("a line whose service never answers", () => {
  const current = lineBench({ timeoutSeconds: 1 });

  for (const when of ["before", "after"] as const) {
    it(`to an add, a change or a delete, ${when} the effect, ends with each hook once`, async () => {
      const { create, update, refused, emulator, line, installed } = current();
      const state = await create(BEFORE);
      for (const endpoint of [ADD, UPDATE, DELETE] as const)
        emulator.addFault({ endpoint, kind: "hang", when });
      if (when === "after") await update(state, AFTER);
      else {
        const { state: kept } = (await refused(update(state, AFTER))) as LinePartialFailureError;
        emulator.clearFaults();
        await newLineBench(emulator, line).update(kept, AFTER);
      }
      expect(installed()).to.deep.equal(WANTED.after);
    });
  }
});
