import { expect } from "chai";
import { PartialFailureError, UnsettledError } from "../../provider/errors";
import { ADD, bench, LIST, newBench, times, WANTED } from "../support/bench";
import { sayYes, startRawServer } from "../support/raw-server";

describe("create whose outcome is unclear", () => {
  const current = bench();

  const after = [
    { kind: "cut" },
    { kind: "cut-body" },
    { kind: "empty" },
    { kind: "truncated" },
    { kind: "html" },
    { kind: "unavailable" },
    { kind: "status", status: 500 },
    { kind: "body", body: { success: true, response: [] } },
    { kind: "refuse", response: null },
    { kind: "redirect", location: "http://127.0.0.1:9/" },
  ] as const;
  for (const fault of after) {
    it(`finds the one that was installed though the answer went wrong: ${JSON.stringify(fault)}`, async () => {
      const { create, emulator, ids, calls } = current();
      emulator.addFault({ endpoint: ADD, when: "after", ...fault });
      const { webhookId } = await create();
      expect(ids()).to.deep.equal([webhookId]);
      expect(calls()).to.deep.equal([LIST, ADD, LIST]);
    });
  }

  const before_ = after.filter(({ kind }) => kind !== "refuse");
  for (const fault of before_) {
    it(`looks three times and does not add again: ${JSON.stringify(fault)}`, async () => {
      const { create, refused, emulator, ids, calls, clock } = current();
      emulator.addFault({ endpoint: ADD, when: "before", ...fault });
      const error = await refused(create());
      expect(error).to.be.instanceOf(UnsettledError);
      expect(error.message).to.contain("does not show it so far").and.to.contain("Run `pulumi up` again");
      expect(ids()).to.deep.equal([]);
      expect(calls()).to.deep.equal([LIST, ADD, ...times(3, LIST)]);
      expect(clock.slept).to.deep.equal([125, 250]);
    });
  }

  it("leaves the next process to look, and then to add", async () => {
    const { create, refused, emulator, line, ids } = current();
    emulator.addFault({ endpoint: ADD, kind: "cut" });
    await refused(create());
    const { webhookId } = await newBench(emulator, line).create();
    expect(ids()).to.deep.equal([webhookId]);
  });

  for (const kind of ["hide-newest", "stale-list"] as const) {
    it(`finds it when the list was behind for two looks: ${kind}`, async () => {
      const { create, emulator, ids, calls } = current();
      emulator.addFault({ endpoint: ADD, kind: "cut", when: "after" });
      emulator.addFault({ endpoint: LIST, skip: 1, kind, times: 2 });
      const { webhookId } = await create();
      expect(ids()).to.deep.equal([webhookId]);
      expect(calls()).to.deep.equal([LIST, ADD, ...times(3, LIST)]);
    });

    it(`adds no second one, however long the list is behind: ${kind}`, async () => {
      const { create, refused, emulator, ids } = current();
      emulator.addFault({ endpoint: ADD, kind: "cut", when: "after" });
      emulator.addFault({ endpoint: LIST, skip: 1, kind, times: Number.POSITIVE_INFINITY });
      expect(await refused(create())).to.be.instanceOf(UnsettledError);
      expect(ids()).to.have.length(1);
    });
  }

  it("does not add again where it cannot look", async () => {
    const { create, refused, emulator, calls } = current();
    emulator.addFault({ endpoint: ADD, kind: "cut", when: "after" });
    emulator.addFault({
      endpoint: LIST,
      skip: 1,
      kind: "status",
      status: 500,
      times: Number.POSITIVE_INFINITY,
    });
    const error = await refused(create());
    expect(error).to.be.instanceOf(UnsettledError);
    expect(error.message).to.contain("looking did not tell either");
    expect(calls()).to.deep.equal([LIST, ADD, ...times(4, LIST)]);
  });

  it("takes no refusal's word that nothing was done where it cannot look", async () => {
    const { create, refused, emulator, ids } = current();
    emulator.addFault({ endpoint: ADD, kind: "status", status: 400, when: "after" });
    emulator.addFault({ endpoint: LIST, skip: 1, kind: "truncated", times: Number.POSITIVE_INFINITY });
    const error = await refused(create());
    expect(ids()).to.have.length(1);
    expect(error).to.be.instanceOf(UnsettledError);
    expect(error.message).to.contain("looking did not confirm that").and.to.contain("Run `pulumi up` again");
  });

  it("names all where several have appeared: one of them is a stranger's", async () => {
    const { create, refused, emulator, line, ids, calls } = current();
    emulator.addFault({ endpoint: LIST, kind: "stale-list" });
    emulator.addFault({ endpoint: ADD, kind: "cut", when: "after" });
    emulator.install(line.deviceId, WANTED);
    const error = await refused(create());
    expect(error).to.be.instanceOf(UnsettledError);
    expect(ids()).to.have.length(2);
    for (const id of ids()) expect(error.message).to.contain(id);
    expect(calls()).to.deep.equal([LIST, ADD, LIST]);
  });

  it("honours the Retry-After of a 503 before it looks", async () => {
    const { create, emulator, ids, calls, clock } = current();
    emulator.addFault({ endpoint: ADD, kind: "unavailable", retryAfter: 3, when: "after" });
    const { webhookId } = await create();
    expect(ids()).to.deep.equal([webhookId]);
    expect(calls()).to.deep.equal([LIST, ADD, LIST]);
    expect(clock.slept).to.deep.equal([3_000]);
  });

  it("looks where the answer shows another hook than the one that was sent", async () => {
    const { create, emulator, ids, calls } = current();
    const body = {
      success: true,
      response: [{ ...WANTED, url: "https://other.example.com/", webhookId: 1 }],
    };
    emulator.addFault({ endpoint: ADD, kind: "body", body, when: "after" });
    const { webhookId } = await create();
    expect(ids()).to.deep.equal([webhookId]);
    expect(calls()).to.deep.equal([LIST, ADD, LIST]);
  });

  it("does not take for its own what the answer shows and the list does not", async () => {
    const { create, refused, emulator, calls } = current();
    const body = {
      success: true,
      response: [{ ...WANTED, url: "https://other.example.com/", webhookId: 1 }],
    };
    emulator.addFault({ endpoint: ADD, kind: "body", body });
    const error = await refused(create());
    expect(error).to.be.instanceOf(UnsettledError);
    expect(calls()).to.deep.equal([LIST, ADD, LIST]);
  });

  it("keeps in the state a hook that the service installed with other values", async () => {
    const { emulator, line } = current();
    const other = { ...WANTED, url: "https://hooks.example.com/rewritten", webhookId: 4711 };
    let added = false;
    const server = await startRawServer(({ path }, response) => {
      if (path === "/webhook/add") added = true;
      sayYes(response, added ? [other] : []);
    });
    try {
      const now = newBench(emulator, line, { apiUrl: server.url });
      const error = (await now.refused(now.create())) as PartialFailureError;
      expect(error).to.be.instanceOf(PartialFailureError);
      expect(error.state).to.deep.equal({ ...other, webhookId: "4711", line: line.deviceId });
      expect(server.requests.map(({ path }) => path)).to.deep.equal([
        "/webhook/list",
        "/webhook/add",
        "/webhook/list",
      ]);
    } finally {
      await server.close();
    }
  });
});

describe("create, with little time", () => {
  const current = bench({ timeoutSeconds: 1 });

  it("finds the one that was installed though the service never answered", async () => {
    const { create, emulator, ids, calls } = current();
    emulator.addFault({ endpoint: ADD, kind: "hang", when: "after" });
    const { webhookId } = await create();
    expect(ids()).to.deep.equal([webhookId]);
    expect(calls()).to.deep.equal([LIST, ADD, LIST]);
  });

  it("does not add again what the service never answered", async () => {
    const { create, refused, emulator, ids, calls } = current();
    emulator.addFault({ endpoint: ADD, kind: "hang", when: "before" });
    expect(await refused(create())).to.be.instanceOf(UnsettledError);
    expect(ids()).to.deep.equal([]);
    expect(calls()).to.deep.equal([LIST, ADD, ...times(3, LIST)]);
  });
});
