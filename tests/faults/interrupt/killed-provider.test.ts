import { expect } from "chai";
import { Scene } from "./scene";
import { locksOn, pendingIn, providers, tearDown } from "./site";

describe("a provider process that is killed", function () {
  this.timeout(300_000);
  afterEach(tearDown);

  /** What the engine leaves: it lives, so there is no lock, and nothing pending. */
  async function killProvider(
    scene: Scene,
    { run }: Awaited<ReturnType<Scene["deleteThem"]>>,
  ): Promise<void> {
    const { stack } = scene.site;
    const [provider, ...others] = await providers(run);
    expect(others).to.deep.equal([]);
    process.kill(Number(provider), "SIGKILL");
    const { exitCode, text } = await run.done;
    expect(exitCode).to.equal(1);
    expect(text).to.contain("error reading from server: EOF");
    expect(locksOn(stack)).to.equal(0);
    expect(pendingIn(stack)).to.deep.equal([]);
  }

  it("while it changes and adds: the next up names what it finds, and adopts it", async () => {
    const scene = await Scene.set();
    await killProvider(scene, await scene.changeAndAdd());
    scene.expectHalfChanged();
    await scene.expectNamedThenAdopted();
    await scene.expectSettled();
  });

  it("while it deletes: the next up deletes", async () => {
    const scene = await Scene.set();
    await killProvider(scene, await scene.deleteThem());
    scene.expectHalfDeleted();
    await scene.site.stack.up();
    await scene.expectSettled([]);
  });
});
