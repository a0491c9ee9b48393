import { expect } from "chai";
import { haveEnded } from "./engine-run";
import { Scene } from "./scene";
import { locksOn, pendingIn, providers, tearDown } from "./site";

const LOCKED =
  "the stack is currently locked by 1 lock(s). Either wait for the other process(es) to end or delete";
const CREATING = ["creating addedAfter", "creating addedBefore"];

describe("an engine that is killed", function () {
  this.timeout(300_000);
  afterEach(tearDown);

  it("while it changes and adds leaves a lock; after `pulumi cancel` the next up names what it finds, and adopts it", async () => {
    const scene = await Scene.set();
    const { stack } = scene.site;
    const { run } = await scene.changeAndAdd();
    const processes = await providers(run);
    process.kill(run.pid, "SIGKILL");
    await run.done;
    expect(await haveEnded(processes, 30_000), "the provider process has ended").to.equal(true);
    scene.expectHalfChanged();
    expect(pendingIn(stack)).to.deep.equal([...CREATING, "updating changedAfter", "updating changedBefore"]);

    expect((await stack.fails("up", "--yes", "--skip-preview")).text).to.contain(LOCKED);
    expect(locksOn(stack)).to.equal(1);
    await stack.ok("cancel", "--yes");
    expect(locksOn(stack)).to.equal(0);
    await scene.expectNamedThenAdopted();

    // The engine clears these only when told: until then it warns at each up.
    expect(pendingIn(stack)).to.deep.equal(CREATING);
    expect((await stack.up()).text).to.contain("with 2 pending operations from previous deployment");
    await stack.ok("refresh", "--yes", "--skip-preview");
    expect(pendingIn(stack)).to.deep.equal(CREATING);
    await stack.ok("refresh", "--clear-pending-creates", "--yes", "--skip-preview");
    expect(pendingIn(stack)).to.deep.equal([]);
    await scene.expectSettled();
  });

  it("while it deletes leaves a lock; after `pulumi cancel` the next up deletes", async () => {
    const scene = await Scene.set();
    const { stack } = scene.site;
    const { run } = await scene.deleteThem();
    process.kill(run.pid, "SIGKILL");
    await run.done;
    scene.expectHalfDeleted();
    expect(pendingIn(stack)).to.deep.equal(["deleting changedAfter", "deleting changedBefore"]);
    await stack.ok("cancel", "--yes");
    await stack.up();
    expect(pendingIn(stack)).to.deep.equal([]);
    await scene.expectSettled([]);
  });
});
