import { expect } from "chai";
import { type Bed, counts, declare, newBed, receiver, tearDown } from "./support/bed";

const ARGS = { event: "receive", url: receiver("receive") };

async function installed(args: Record<string, unknown>, opts?: string): Promise<Bed & { id: string }> {
  const bed = await newBed();
  bed.stack.program(declare("hook", args, opts));
  await bed.stack.up();
  const id = bed.emulator.hooks(bed.line.deviceId)[0]?.webhookId ?? "";
  bed.emulator.clearRequests();
  return { ...bed, id };
}

async function forceReplace({ stack }: Bed, mode: "ok" | "fails") {
  const urn = stack.hooksInState()[0]?.urn ?? "";
  return stack[mode]("up", "--yes", "--skip-preview", "--target-replace", urn);
}

describe("a forced replace", () => {
  afterEach(tearDown);

  it("finds the hook itself in the way, says so with the ways out, and loses nothing", async () => {
    const bed = await installed(ARGS);
    const run = await forceReplace(bed, "fails");
    expect(run.text).to.contain(bed.id);
    expect(run.text).to.contain("deleteBeforeReplace");
    expect(bed.emulator.hooks(bed.line.deviceId).map(({ webhookId }) => webhookId)).to.deep.equal([bed.id]);
    expect(bed.stack.hooksInState().map(({ id }) => id)).to.deep.equal([bed.id]);
  });

  it("with deleteBeforeReplace deletes first, then adds", async () => {
    const bed = await installed(ARGS, "{ deleteBeforeReplace: true }");
    await forceReplace(bed, "ok");
    const calls = bed.emulator.requests().map(({ path }) => path);
    expect(calls.filter((path) => path !== "/webhook/list")).to.deep.equal([
      "/webhook/delete",
      "/webhook/add",
    ]);
    const hooks = bed.emulator.hooks(bed.line.deviceId);
    expect(hooks).to.have.length(1);
    expect(hooks[0]?.webhookId).not.to.equal(bed.id);
    expect(bed.stack.hooksInState().map(({ id }) => id)).to.deep.equal([hooks[0]?.webhookId]);
  });

  it("with adopt keeps the hook: taken over, and not deleted under its old name", async () => {
    const bed = await installed({ ...ARGS, adopt: true });
    await forceReplace(bed, "ok");
    expect(counts(bed.emulator)).to.deep.equal({ "webhook/list": 1 });
    expect(bed.emulator.hooks(bed.line.deviceId).map(({ webhookId }) => webhookId)).to.deep.equal([bed.id]);
    expect(bed.stack.hooksInState().map(({ id }) => id)).to.deep.equal([bed.id]);
  });
});

describe("a rename in the program", () => {
  afterEach(tearDown);

  it("with an alias changes nothing on the service", async () => {
    const bed = await installed(ARGS);
    bed.stack.program(declare("renamed", ARGS, '{ aliases: [{ name: "hook" }] }'));
    await bed.stack.up();
    expect(counts(bed.emulator)).to.deep.equal({});
    expect(bed.stack.hooksInState().map(({ id, urn }) => [id, urn.split("::").pop()])).to.deep.equal([
      [bed.id, "renamed"],
    ]);
  });

  it("without one is refused, naming the hook and the alias, and loses nothing", async () => {
    const bed = await installed(ARGS);
    bed.stack.program(declare("renamed", ARGS));
    const run = await bed.stack.fails("up", "--yes", "--skip-preview");
    expect(run.text).to.contain(bed.id).and.to.contain("aliases");
    expect(bed.emulator.hooks(bed.line.deviceId).map(({ webhookId }) => webhookId)).to.deep.equal([bed.id]);
    expect(bed.stack.hooksInState().map(({ id }) => id)).to.deep.equal([bed.id]);

    bed.stack.program(declare("renamed", ARGS, '{ aliases: [{ name: "hook" }] }'));
    await bed.stack.up();
    expect(bed.stack.hooksInState().map(({ urn }) => urn.split("::").pop())).to.deep.equal(["renamed"]);
  });

  it("without one but with adopt keeps the hook under its new name", async () => {
    const bed = await installed(ARGS);
    bed.stack.program(declare("renamed", { ...ARGS, adopt: true }));
    await bed.stack.up();
    expect(counts(bed.emulator)).to.deep.equal({ "webhook/list": 1 });
    expect(bed.emulator.hooks(bed.line.deviceId).map(({ webhookId }) => webhookId)).to.deep.equal([bed.id]);
    expect(bed.stack.hooksInState().map(({ id, urn }) => [id, urn.split("::").pop()])).to.deep.equal([
      [bed.id, "renamed"],
    ]);
  });
});
