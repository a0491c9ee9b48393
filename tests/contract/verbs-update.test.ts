import { expect } from "chai";
import { GoneError, UnsettledError, WrongLineError } from "../../provider/errors";
import { RefusedError, UnauthorizedError } from "../../zipwhip";
import { bench, LIST, newBench, sentTo, times, UPDATE, WANTED } from "../support/bench";

const OTHER_URL = "https://hooks.example.com/other";

describe("update", () => {
  const current = bench();
  const installed = () => {
    const { emulator, line } = current();
    const { webhookId } = emulator.install(line.deviceId, WANTED);
    return { id: webhookId, state: { ...WANTED, webhookId, line: line.deviceId } };
  };
  const stored = () => current().emulator.hooks(current().line.deviceId)[0];

  const changes: [what: string, news: Partial<typeof WANTED>, sent: Record<string, string>][] = [
    ["the url", { url: OTHER_URL }, { url: OTHER_URL }],
    ["the method", { method: "PUT" }, { method: "PUT" }],
    ["both", { url: OTHER_URL, method: "GET" }, { url: OTHER_URL, method: "GET" }],
  ];
  for (const [what, news, sent] of changes) {
    it(`sends ${what} with the id, and nothing that did not change`, async () => {
      const { update, emulator, line, calls } = current();
      const { id, state } = installed();
      expect(await update(id, state, news)).to.deep.equal({ ...state, ...news });
      expect(sentTo(emulator, UPDATE)).to.deep.equal({
        session: `[session]:${line.deviceId}`,
        webhookId: id,
        ...sent,
      });
      expect(stored()).to.include({ webhookId: id, ...news });
      expect(calls()).to.deep.equal([UPDATE]);
    });
  }

  it("sends nothing for another session of the line, and keeps that in the state", async () => {
    const { update, emulator, line, calls } = current();
    const { id, state } = installed();
    const session = emulator.login(line.number);
    const olds = { ...state, session: line.session };
    expect(await update(id, olds, { session })).to.deep.equal({ ...state, session });
    expect(await update(id, state, { session })).to.deep.equal({ ...state, session });
    expect(calls()).to.deep.equal([]);
  });

  it("uses the new session where the url changes with it", async () => {
    const { update, emulator, line, calls } = current();
    const { id, state } = installed();
    const session = emulator.login(line.number);
    emulator.logout(line.session);
    await update(id, { ...state, session: line.session }, { session, url: OTHER_URL });
    expect(stored()?.url).to.equal(OTHER_URL);
    expect(calls()).to.deep.equal([UPDATE]);
  });

  describe("with nothing to change", () => {
    it("looks at the hook, and leaves a good one alone", async () => {
      const { update, calls } = current();
      const { id, state } = installed();
      expect(await update(id, state)).to.deep.equal(state);
      expect(calls()).to.deep.equal([LIST]);
    });

    it("puts right what is not as the state says", async () => {
      const { update, emulator, calls } = current();
      const { id, state } = installed();
      emulator.edit(id, { method: "PUT" });
      expect(await update(id, state)).to.deep.equal(state);
      expect(stored()?.method).to.equal("POST");
      expect(calls()).to.deep.equal([LIST, UPDATE]);
    });

    it("tells of a hook that is gone", async () => {
      const { update, refused, emulator, calls } = current();
      const { id, state } = installed();
      emulator.remove(id);
      expect(await refused(update(id, state))).to.be.instanceOf(GoneError);
      expect(calls()).to.deep.equal([LIST]);
    });
  });

  for (const style of ["status", "success-false-200", "plain-401", "500", "string"] as const) {
    it(`says to refresh where the hook is gone, in whatever way the service says so (${style})`, async () => {
      const { update, refused, emulator, calls } = current();
      const { id, state } = installed();
      emulator.choices.failureStyle = style;
      emulator.remove(id);
      const error = await refused(update(id, state, { url: OTHER_URL }));
      // A 500 leaves open what became of the change; the list alone does not make it certain.
      expect(error).to.be.instanceOf(style === "500" ? UnsettledError : GoneError);
      expect(error.message).to.contain(id).and.to.contain("--refresh");
      expect(calls()).to.deep.equal([UPDATE, LIST]);
    });
  }

  for (const kind of ["cut", "cut-body", "empty", "truncated", "html", "unavailable"] as const) {
    it(`sees by the list that it was done (${kind} after the effect)`, async () => {
      const { update, emulator, calls } = current();
      const { id, state } = installed();
      emulator.addFault({ endpoint: UPDATE, kind, when: "after" });
      expect((await update(id, state, { url: OTHER_URL })).url).to.equal(OTHER_URL);
      expect(stored()?.url).to.equal(OTHER_URL);
      expect(calls()).to.deep.equal([UPDATE, LIST]);
    });

    it(`sees by the list that it was not done, and repeats it (${kind} before the effect)`, async () => {
      const { update, emulator, calls } = current();
      const { id, state } = installed();
      emulator.addFault({ endpoint: UPDATE, kind, when: "before" });
      expect((await update(id, state, { method: "PUT" })).method).to.equal("PUT");
      expect(stored()?.method).to.equal("PUT");
      expect(calls()).to.deep.equal([UPDATE, LIST, UPDATE]);
    });
  }

  it("gives up after three attempts, and says how the hook is now", async () => {
    const { update, refused, emulator, calls } = current();
    const { id, state } = installed();
    emulator.addFault({ endpoint: UPDATE, kind: "cut", times: Number.POSITIVE_INFINITY });
    const error = await refused(update(id, state, { url: OTHER_URL }));
    expect(error).to.be.instanceOf(UnsettledError);
    expect(error.message).to.contain(`the list shows hook ${id} as it was`).and.to.contain("pulumi up");
    expect(calls()).to.deep.equal(times(3, UPDATE, LIST));
  });

  it("does not take the service's word for a change that the hook does not show", async () => {
    const { update, refused, emulator, calls } = current();
    const { id, state } = installed();
    const body = { success: true, response: [{ ...WANTED, webhookId: Number(id) }] };
    emulator.addFault({ endpoint: UPDATE, kind: "body", body });
    const error = await refused(update(id, state, { url: OTHER_URL }));
    expect(error).to.be.instanceOf(UnsettledError);
    expect(calls()).to.deep.equal([UPDATE, LIST]);
  });

  it("does not mind an answer about another hook, where the list shows the change", async () => {
    const { update, emulator, calls } = current();
    const { id, state } = installed();
    const body = { success: true, response: [{ ...WANTED, webhookId: 1 }] };
    emulator.addFault({ endpoint: UPDATE, kind: "body", body, when: "after" });
    expect((await update(id, state, { url: OTHER_URL })).url).to.equal(OTHER_URL);
    expect(calls()).to.deep.equal([UPDATE, LIST]);
  });

  it("tells of a refusal after a look, and changes nothing", async () => {
    const { update, refused, emulator, calls } = current();
    const { id, state } = installed();
    emulator.addFault({
      endpoint: UPDATE,
      kind: "refuse",
      response: { code: -703, desc: "Wrong arguments" },
    });
    const error = await refused(update(id, state, { url: OTHER_URL }));
    expect(error).to.be.instanceOf(RefusedError);
    expect(error.message).to.contain("Wrong arguments");
    expect(stored()?.url).to.equal(WANTED.url);
    expect(calls()).to.deep.equal([UPDATE, LIST]);
  });

  const second = [
    ["refused", { kind: "refuse", response: "not today" }],
    ["answered 401", { kind: "status", status: 401 }],
    ["answered 429 for good", { kind: "rate-limit", retryAfter: 1, times: Number.POSITIVE_INFINITY }],
  ] as const;
  for (const [what, fault] of second) {
    it(`does not say that nothing was done where a lost change is repeated, and that is ${what}`, async () => {
      const { update, refused, emulator, calls } = current();
      const { id, state } = installed();
      emulator.addFault({ endpoint: LIST, kind: "stale-list", times: Number.POSITIVE_INFINITY });
      emulator.addFault({ endpoint: UPDATE, kind: "cut", when: "after" });
      emulator.addFault({ endpoint: UPDATE, ...fault });
      const error = await refused(update(id, state, { url: OTHER_URL }));
      expect(error).to.be.instanceOf(UnsettledError);
      expect(stored()?.url).to.equal(OTHER_URL);
      expect(error.message)
        .to.contain("may have been done or not")
        .and.to.contain("; sent again, webhook/update");
      expect(error.message).to.contain("pulumi up").and.not.to.contain("nothing was done");
      expect(calls().slice(0, 3)).to.deep.equal([UPDATE, LIST, UPDATE]);
    });
  }

  it("tells of a dead session, and does not look", async () => {
    const { update, refused, emulator, line, calls } = current();
    const { id, state } = installed();
    emulator.logout(line.session);
    expect(await refused(update(id, state, { url: OTHER_URL }))).to.be.instanceOf(UnauthorizedError);
    expect(calls()).to.deep.equal([UPDATE]);
  });

  it("waits as long as a 429 asks, and then goes on", async () => {
    const { update, emulator, calls, clock } = current();
    const { id, state } = installed();
    emulator.addFault({ endpoint: UPDATE, kind: "rate-limit", retryAfter: 2 });
    await update(id, state, { url: OTHER_URL });
    expect(calls()).to.deep.equal([UPDATE, UPDATE]);
    expect(clock.slept.filter((ms) => ms > 0)).to.deep.equal([2_000]);
  });

  it("refuses a session of another line, and sends nothing", async () => {
    const { update, refused, emulator, calls } = current();
    const { id, state } = installed();
    const other = emulator.createLine();
    const error = await refused(update(id, state, { url: OTHER_URL, session: other.session }));
    expect(error).to.be.instanceOf(WrongLineError);
    const elsewhere = newBench(emulator, other);
    expect(await refused(elsewhere.update(id, state, { url: OTHER_URL }))).to.be.instanceOf(WrongLineError);
    expect(stored()?.url).to.equal(WANTED.url);
    expect(calls()).to.deep.equal([]);
  });
});

describe("update, with little time", () => {
  const current = bench({ timeoutSeconds: 1 });

  for (const when of ["before", "after"] as const) {
    it(`changes the hook though the service never answers, ${when} the effect`, async () => {
      const { update, emulator, line, calls } = current();
      const hook = emulator.install(line.deviceId, WANTED);
      emulator.addFault({ endpoint: UPDATE, kind: "hang", when });
      await update(hook.webhookId, hook, { url: OTHER_URL });
      expect(emulator.hooks(line.deviceId)[0]?.url).to.equal(OTHER_URL);
      expect(calls()).to.deep.equal(when === "after" ? [UPDATE, LIST] : [UPDATE, LIST, UPDATE]);
    });
  }
});
