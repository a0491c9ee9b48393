import { expect } from "chai";
import { type Bed, declare, newBed, receiver, tearDown } from "./support/bed";

const X = { event: "receive", url: receiver("x") };
const Y = { event: "receive", url: receiver("y") };

const UP = ["up", "--yes", "--skip-preview"];

describe("a hook that another resource of the program holds", () => {
  afterEach(tearDown);

  async function expectBoth({ emulator, line, stack }: Bed): Promise<void> {
    const hooks = emulator.hooks(line.deviceId).map(({ webhookId, url }) => `${webhookId} ${url}`);
    expect(hooks.map((hook) => hook.split(" ")[1]).sort()).to.deep.equal([X.url, Y.url]);
    const state = stack.hooksInState().map(({ id, outputs }) => `${id} ${outputs?.url}`);
    expect(state.sort()).to.deep.equal(hooks.sort());
  }

  /** A hook that is to move to another url, and one that is to be adopted where it leaves. */
  async function aMoverAndAnAdopter(): Promise<Bed> {
    const bed = await newBed();
    bed.stack.program(declare("mover", X));
    await bed.stack.up();
    bed.stack.program(declare("mover", Y) + declare("adopter", { ...X, adopt: true }));
    return bed;
  }

  it("is replaced there when it was adopted before its move to another url", async () => {
    const bed = await newBed();
    bed.stack.program(declare("mover", X));
    await bed.stack.up();
    bed.stack.program(
      declare("adopter", { ...X, adopt: true }) + declare("mover", Y, "{ dependsOn: [adopter] }"),
    );
    await bed.stack.up();
    await expectBoth(bed);
  });

  it("is not adopted while it moves to another url", async () => {
    const bed = await aMoverAndAnAdopter();
    bed.emulator.addFault({ endpoint: "webhook/update", kind: "delay", ms: 1_500 });
    await bed.stack.up();
    await expectBoth(bed);
  });

  it("is not adopted where its move to another url fails", async () => {
    const bed = await aMoverAndAnAdopter();
    bed.emulator.addFault({ endpoint: "webhook/update", kind: "refuse", response: "not today" });
    const run = await bed.stack.fails(...UP, "--continue-on-error");
    expect(run.text).to.contain("which another resource of this program holds");
    await bed.stack.up("--refresh");
    await expectBoth(bed);
  });

  it("is not adopted where a hand has put it, and both end where they belong", async () => {
    const bed = await newBed();
    bed.stack.program(declare("moved", X));
    await bed.stack.up();
    bed.emulator.edit(bed.emulator.hooks(bed.line.deviceId)[0]?.webhookId ?? "", { url: Y.url });
    bed.stack.program(declare("moved", X) + declare("adopter", { ...Y, adopt: true }));
    bed.emulator.addFault({ endpoint: "webhook/update", kind: "delay", ms: 1_500 });
    for (let count = 0; (await bed.stack.pulumi(...UP, "--refresh")).exitCode !== 0; count++) {
      expect(count, "runs that failed").to.be.below(2);
    }
    await expectBoth(bed);
  });

  it("and that a killed run has left with two resources goes back to one of them", async () => {
    const bed = await newBed();
    bed.stack.program(declare("mover", X));
    await bed.stack.up();
    const state = JSON.parse((await bed.stack.ok("stack", "export")).text);
    const [mover] = state.deployment.resources.filter(({ urn }: { urn: string }) => urn.endsWith("mover"));
    state.deployment.resources.push({ ...mover, urn: mover.urn.replace(/mover$/, "adopter") });
    bed.stack.write("state.json", JSON.stringify(state));
    await bed.stack.ok("stack", "import", "--file", "state.json");
    bed.stack.program(declare("mover", Y) + declare("adopter", { ...X, adopt: true }));
    for (let count = 0; (await bed.stack.pulumi(...UP, "--refresh")).exitCode !== 0; count++) {
      expect(count, "runs that failed").to.be.below(2);
    }
    await expectBoth(bed);
  });
});
