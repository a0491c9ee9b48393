import { expect } from "chai";
import { type Bed, counts, declare, newBed, receiver, tearDown } from "./support/bed";

const ARGS = { event: "receive", url: receiver("receive"), adopt: true };

interface Exported {
  deployment: { resources: { urn: string; type: string; delete?: boolean }[] };
}

/** A stack whose run was killed after it had adopted the hook, before it deleted the entry under the old name. */
async function killedAfterAdoption(name: string, pendingDelete: boolean): Promise<Bed & { id: string }> {
  const bed = await newBed();
  bed.stack.program(declare("hook", ARGS));
  await bed.stack.up();
  const id = bed.emulator.hooks(bed.line.deviceId)[0]?.webhookId ?? "";
  const state = JSON.parse((await bed.stack.ok("stack", "export")).text) as Exported;
  const old = state.deployment.resources.find(({ type }) => /:(Zipwhip)?Webhook$/.test(type));
  if (old === undefined) throw new Error("the hook is not in the state");
  state.deployment.resources.push({ ...old, urn: old.urn.replace(/hook$/, name) });
  if (pendingDelete) old.delete = true;
  bed.stack.write("state.json", JSON.stringify(state));
  await bed.stack.ok("stack", "import", "--file", "state.json");
  bed.stack.program(declare(name, ARGS));
  bed.emulator.clearRequests();
  return { ...bed, id };
}

describe("a run that was killed after it adopted a hook", () => {
  afterEach(tearDown);

  for (const [what, name, pendingDelete] of [
    ["under a new name", "renamed", false],
    ["in a forced replace", "hook", true],
  ] as const) {
    for (const refresh of [[], ["--refresh"]]) {
      it(`${what}: the next up ${refresh.join()} drops the old entry and keeps the hook`, async () => {
        const { emulator, line, stack, id } = await killedAfterAdoption(name, pendingDelete);
        await stack.up(...refresh);
        expect(emulator.hooks(line.deviceId).map(({ webhookId }) => webhookId)).to.deep.equal([id]);
        expect(stack.hooksInState().map(({ urn }) => urn.split("::").pop())).to.deep.equal([name]);
        expect(counts(emulator)).to.deep.equal(refresh.length > 0 ? { "webhook/list": 1 } : {});
      });
    }
  }

  it("a destroy deletes the hook once, and both entries", async () => {
    const { emulator, line, stack } = await killedAfterAdoption("renamed", false);
    await stack.ok("destroy", "--yes", "--skip-preview");
    expect(emulator.hooks(line.deviceId)).to.deep.equal([]);
    expect(stack.hooksInState()).to.deep.equal([]);
  });
});

describe("a hook that the program no longer declares", () => {
  afterEach(tearDown);

  for (const args of [
    ["up"],
    ["up", "--refresh"],
    ["up", "--refresh", "--run-program"],
    ["destroy", "--run-program"],
    ["destroy", "--refresh"],
  ]) {
    it(`is deleted by ${args.join(" ")}`, async () => {
      const { emulator, line, stack } = await newBed();
      const kept = declare("kept", { event: "send", url: receiver("send"), adopt: true });
      stack.program(declare("hook", ARGS) + kept);
      await stack.up();
      if (args[0] === "up") stack.program(kept);
      await stack.ok(...args, "--yes", "--skip-preview");
      expect(emulator.hooks(line.deviceId).map(({ event }) => event)).to.deep.equal(
        args[0] === "up" ? ["send"] : [],
      );
    });
  }
});
