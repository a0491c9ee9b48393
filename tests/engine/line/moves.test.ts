import { expect } from "chai";
import { type Bed, counts, declare, newBed, receiver, tearDown } from "../support/bed";
import { declareLine, linesInState } from "./declare-line";

const EVENTS = ["receive", "send", "read"];
const singles = (events = EVENTS) =>
  events.map((event) => declare(event, { event, url: receiver(event), adopt: true })).join("");
const whole = (events = EVENTS) => {
  const hooks = Object.fromEntries(events.map((event) => [event, receiver(event)]));
  return declareLine("support", { hooks, adopt: true });
};

interface Exported {
  deployment: { resources: { urn: string; type: string; outputs?: { webhookId?: string } }[] };
}

describe("hooks that move between single resources and a line", function () {
  this.timeout(300_000);
  afterEach(tearDown);

  const idsOf = ({ emulator, line }: Bed) => emulator.hooks(line.deviceId).map(({ webhookId }) => webhookId);
  /** The resources of the state that hold hooks, by name, sorted. */
  const holders = ({ stack }: Bed) =>
    [...stack.hooksInState(), ...linesInState(stack)].map(({ urn }) => urn.split("::").pop() ?? "").sort();
  const exported = async ({ stack }: Bed) => JSON.parse((await stack.ok("stack", "export")).text) as Exported;

  /** Puts the entries that an `up` has dropped back: so the state is where the run was killed before it deleted them. */
  async function killedBefore(bed: Bed, before: Exported): Promise<void> {
    const state = await exported(bed);
    const { resources } = state.deployment;
    const dropped = before.deployment.resources.filter(
      ({ urn }) => !resources.some((now) => now.urn === urn),
    );
    expect(dropped, "entries to be deleted").to.not.deep.equal([]);
    resources.push(...dropped);
    bed.stack.write("state.json", JSON.stringify(state));
    await bed.stack.ok("stack", "import", "--file", "state.json");
  }

  it("three to a line and back, each in one up, also where the run was killed in between", async () => {
    const bed = await newBed();
    const { emulator, stack } = bed;
    stack.program(singles());
    await stack.up();
    const ids = idsOf(bed);
    for (const [program, names] of [
      [whole(), ["support"]],
      [singles(), [...EVENTS].sort()],
    ] as const) {
      const before = await exported(bed);
      emulator.clearRequests();
      stack.program(program);
      await stack.up();
      expect(counts(emulator), "no add, no delete").to.deep.equal({ "webhook/list": 1 });
      expect(idsOf(bed), "the same ids").to.deep.equal(ids);
      expect(holders(bed)).to.deep.equal(names);

      await killedBefore(bed, before);
      emulator.clearRequests();
      await stack.up();
      expect(counts(emulator), "after a run that was killed").to.deep.equal({});
      expect(idsOf(bed), "the same ids").to.deep.equal(ids);
      expect(holders(bed)).to.deep.equal(names);
    }
  });

  it("one out of a line and into it, also where the run was killed in between, and the line stands first", async () => {
    const bed = await newBed();
    const { emulator, stack } = bed;
    stack.program(whole());
    await stack.up();
    const before = await exported(bed);
    const ids = idsOf(bed);
    const all = async (what: string) => {
      expect(idsOf(bed), what).to.deep.equal(ids);
      const state = (await exported(bed)).deployment.resources;
      const held = [...JSON.stringify(state.map(({ outputs }) => outputs)).matchAll(/"webhookId":"(\d+)"/g)];
      expect(held.map(([, id]) => id).sort(), what).to.deep.equal([...ids].sort());
    };

    // The line stands first, and lets go only when the others of the program have come.
    emulator.clearRequests();
    stack.program(`${whole(["receive", "read"])}${singles(["send"])}`);
    await stack.up();
    expect(counts(emulator), "out of it").to.deep.equal({ "webhook/list": 1 });
    await all("out of it");

    // A run that was killed after the single one had adopted the hook, and before the line was updated.
    const state = await exported(bed);
    const old = before.deployment.resources.find(({ type }) => /:(Zipwhip)?Line$/.test(type));
    state.deployment.resources = state.deployment.resources.map((now) =>
      /:(Zipwhip)?Line$/.test(now.type) && old !== undefined ? old : now,
    );
    stack.write("state.json", JSON.stringify(state));
    await stack.ok("stack", "import", "--file", "state.json");
    emulator.clearRequests();
    await stack.up();
    expect(counts(emulator)).to.deep.equal({ "webhook/list": 1 });
    await all("after a run that was killed");

    emulator.clearRequests();
    stack.program(whole());
    await stack.up();
    expect(counts(emulator), "into it").to.deep.equal({ "webhook/list": 1 });
    await all("into it");
  });
});
