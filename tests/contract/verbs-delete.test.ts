import { expect } from "chai";
import { OwnSessionError, UnsettledError, WrongLineError } from "../../provider/errors";
import { RefusedError, UnauthorizedError } from "../../zipwhip";
import { ADD, bench, DELETE, LIST, newBench, sentTo, times, WANTED } from "../support/bench";

describe("delete", () => {
  const current = bench();
  const installed = () => {
    const { emulator, line } = current();
    return emulator.install(line.deviceId, WANTED).webhookId;
  };

  it("sends the id, and nothing more is asked", async () => {
    const { remove, emulator, line, ids, calls } = current();
    const id = installed();
    await remove(id);
    expect(ids()).to.deep.equal([]);
    expect(sentTo(emulator, DELETE)).to.deep.equal({
      session: `[session]:${line.deviceId}`,
      webhookId: id,
    });
    expect(calls()).to.deep.equal([DELETE]);
  });

  it("removes no other hook, though it is identical", async () => {
    const { remove, ids } = current();
    const [id, twin] = [installed(), installed()];
    await remove(id);
    expect(ids()).to.deep.equal([twin]);
  });

  for (const style of ["status", "success-false-200", "plain-401", "500", "string"] as const) {
    it(`succeeds where the hook is gone, in whatever way the service says so (${style})`, async () => {
      const { remove, emulator, calls } = current();
      emulator.choices.failureStyle = style;
      await remove("4711");
      expect(calls()).to.deep.equal([DELETE, LIST]);
    });
  }

  it("succeeds where the hook is gone and the service does not mind", async () => {
    const { remove, emulator, calls } = current();
    emulator.choices.unknownDelete = "succeeds";
    await remove("4711");
    expect(calls()).to.deep.equal([DELETE]);
  });

  for (const kind of ["cut", "cut-body", "empty", "truncated", "html", "unavailable"] as const) {
    it(`sees by the list that it was done (${kind} after the effect)`, async () => {
      const { remove, emulator, ids, calls } = current();
      const id = installed();
      emulator.addFault({ endpoint: DELETE, kind, when: "after" });
      await remove(id);
      expect(ids()).to.deep.equal([]);
      expect(calls()).to.deep.equal([DELETE, LIST]);
    });

    it(`sees by the list that it was not done, and repeats it (${kind} before the effect)`, async () => {
      const { remove, emulator, ids, calls } = current();
      const id = installed();
      emulator.addFault({ endpoint: DELETE, kind, when: "before" });
      await remove(id);
      expect(ids()).to.deep.equal([]);
      expect(calls()).to.deep.equal([DELETE, LIST, DELETE]);
    });
  }

  it("is done by the next attempt of the same process, where one has failed", async () => {
    const { remove, refused, emulator, ids } = current();
    const id = installed();
    emulator.addFault({ endpoint: DELETE, kind: "status", status: 401 });
    await refused(remove(id));
    await remove(id);
    expect(ids()).to.deep.equal([]);
  });

  it("gives up after three attempts, and says that the list still shows the hook", async () => {
    const { remove, refused, emulator, ids, calls } = current();
    const id = installed();
    emulator.addFault({ endpoint: DELETE, kind: "cut", times: Number.POSITIVE_INFINITY });
    const error = await refused(remove(id));
    expect(error).to.be.instanceOf(UnsettledError);
    expect(error.message).to.contain(`the list still shows hook ${id}`);
    expect(ids()).to.deep.equal([id]);
    expect(calls()).to.deep.equal(times(3, DELETE, LIST));
  });

  it("does not succeed where the list cannot tell", async () => {
    const { remove, refused, emulator, calls } = current();
    const id = installed();
    emulator.addFault({ endpoint: DELETE, kind: "cut" });
    emulator.addFault({ endpoint: LIST, kind: "truncated", times: Number.POSITIVE_INFINITY });
    expect(await refused(remove(id))).to.be.instanceOf(UnsettledError);
    expect(calls()).to.deep.equal([DELETE, ...times(4, LIST)]);
  });

  it("tells of a refusal where the hook is still there", async () => {
    const { remove, refused, emulator, ids, calls } = current();
    const id = installed();
    emulator.addFault({ endpoint: DELETE, kind: "refuse", response: "not today" });
    const error = await refused(remove(id));
    expect(error).to.be.instanceOf(RefusedError);
    expect(error.message).to.contain("not today");
    expect(ids()).to.deep.equal([id]);
    expect(calls()).to.deep.equal([DELETE, LIST]);
  });

  it("does not take an answer about another hook for a delete", async () => {
    const { remove, emulator, ids, calls } = current();
    const id = installed();
    const response = [{ ...WANTED, webhookId: 1 }];
    emulator.addFault({ endpoint: DELETE, kind: "body", body: { success: true, response } });
    await remove(id);
    expect(ids()).to.deep.equal([]);
    expect(calls()).to.deep.equal([DELETE, LIST, DELETE]);
  });

  it("does not say that nothing was done where a lost delete is repeated, and the hook is unknown by then", async () => {
    const { remove, refused, emulator, ids } = current();
    const id = installed();
    emulator.addFault({ endpoint: LIST, kind: "stale-list", times: Number.POSITIVE_INFINITY });
    emulator.addFault({ endpoint: DELETE, kind: "cut", when: "after" });
    const error = await refused(remove(id));
    expect(error).to.be.instanceOf(UnsettledError);
    expect(ids()).to.deep.equal([]);
    expect(error.message)
      .to.contain("may have been done or not")
      .and.to.contain("; sent again, webhook/delete");
    expect(error.message).to.contain("the list still shows hook").and.not.to.contain("nothing was done");
  });

  for (const style of ["status", "success-false-200", "plain-401", "500", "string"] as const) {
    it(`does not take a dead session (${style}) for a hook that is gone`, async () => {
      const { remove, refused, emulator, line, ids, calls } = current();
      const id = installed();
      emulator.choices.failureStyle = style;
      emulator.logout(line.session);
      await refused(remove(id));
      expect(ids()).to.deep.equal([id]);
      expect(calls().filter((call) => call === DELETE)).to.deep.equal([DELETE]);
    });
  }

  it("names a dead session as what it is, and does not look", async () => {
    const { remove, refused, emulator, line, calls } = current();
    const id = installed();
    emulator.logout(line.session);
    expect(await refused(remove(id))).to.be.instanceOf(UnauthorizedError);
    expect(calls()).to.deep.equal([DELETE]);
  });

  it("says how to get rid of a hook whose own session is dead", async () => {
    const { remove, refused, emulator, line, ids } = current();
    const id = installed();
    const own = emulator.login(line.number);
    emulator.logout(own);
    const error = await refused(remove(id, { line: line.deviceId, session: own }));
    expect(error).to.be.instanceOf(OwnSessionError);
    expect(error.message)
      .to.contain(`It was hook ${id}'s own session`)
      .and.to.contain("declare it once more");
    expect(error.message).not.to.contain(own.slice(0, 8));
    expect(ids()).to.deep.equal([id]);
  });

  it("refuses a session of another line, and sends nothing", async () => {
    const { remove, refused, emulator, line, ids, calls } = current();
    const id = installed();
    const other = emulator.createLine();
    expect(await refused(remove(id, { session: other.session }))).to.be.instanceOf(WrongLineError);
    const elsewhere = newBench(emulator, other);
    const error = await refused(elsewhere.remove(id, { line: line.deviceId }));
    expect(error).to.be.instanceOf(WrongLineError);
    expect(ids()).to.deep.equal([id]);
    expect(calls()).to.deep.equal([]);
  });

  it("uses the hook's own session", async () => {
    const { emulator, line, ids, calls } = current();
    const id = installed();
    const { remove } = newBench(emulator, emulator.createLine());
    await remove(id, { line: line.deviceId, session: line.session });
    expect(ids()).to.deep.equal([]);
    expect(calls()).to.deep.equal([DELETE]);
  });

  describe("in the process that created", () => {
    it("leaves a hook alone that a create has adopted: it lives on under its new name", async () => {
      const { create, remove, ids, calls } = current();
      const id = installed();
      const state = await create({ adopt: true });
      await remove(id, state);
      expect(state.webhookId).to.equal(id);
      expect(ids()).to.deep.equal([id]);
      expect(calls()).to.deep.equal([LIST]);
    });

    it("leaves it alone also where another session of the line deletes", async () => {
      const { create, remove, emulator, line, ids } = current();
      const id = installed();
      await create({ adopt: true });
      await remove(id, { session: emulator.login(line.number) });
      expect(ids()).to.deep.equal([id]);
    });

    it("leaves it alone also where its method could not be corrected", async () => {
      const { create, remove, refused, emulator, line, ids } = current();
      const { webhookId } = emulator.install(line.deviceId, { ...WANTED, method: "PUT" });
      emulator.addFault({ endpoint: "webhook/update", kind: "refuse", response: null });
      await refused(create({ adopt: true }));
      await remove(webhookId);
      expect(ids()).to.deep.equal([webhookId]);
    });

    it("removes what a create has added", async () => {
      const { create, remove, ids, calls } = current();
      const { webhookId } = await create();
      await remove(webhookId);
      expect(ids()).to.deep.equal([]);
      expect(calls()).to.deep.equal([LIST, ADD, DELETE]);
    });

    it("makes room for the same hook, without another look", async () => {
      const { create, remove, ids, calls } = current();
      const first = await create();
      await remove(first.webhookId);
      const second = await create();
      expect(second.webhookId).to.not.equal(first.webhookId);
      expect(ids()).to.deep.equal([second.webhookId]);
      expect(calls()).to.deep.equal([LIST, ADD, DELETE, ADD]);
    });

    it("removes in a later process what this one adopted", async () => {
      const { create, emulator, line, ids } = current();
      const id = installed();
      await create({ adopt: true });
      await newBench(emulator, line).remove(id);
      expect(ids()).to.deep.equal([]);
    });
  });
});

describe("delete, with little time", () => {
  const current = bench({ timeoutSeconds: 1 });

  for (const when of ["before", "after"] as const) {
    it(`removes the hook though the service never answers, ${when} the effect`, async () => {
      const { remove, emulator, line, ids, calls } = current();
      const { webhookId } = emulator.install(line.deviceId, WANTED);
      emulator.addFault({ endpoint: DELETE, kind: "hang", when });
      await remove(webhookId);
      expect(ids()).to.deep.equal([]);
      expect(calls()).to.deep.equal(when === "after" ? [DELETE, LIST] : [DELETE, LIST, DELETE]);
    });
  }
});
