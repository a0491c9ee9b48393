import { expect } from "chai";
import { declare, receiver } from "../../engine/support/bed";
import type { Run, Stack } from "../../engine/support/stack";
import type { EngineRun } from "../interrupt/engine-run";
import { start, tearDown } from "../interrupt/site";
import { idsIn, oneByOne, removeStacks, twoStacks } from "./two-stacks";

const UP = ["up", "--yes", "--skip-preview"];
const HOOK = declare("hook", { event: "receive", url: receiver("receive") });

describe("two runs of two stacks that declare the same hook", function () {
  this.timeout(300_000);
  afterEach(async () => {
    removeStacks();
    await tearDown();
  });

  it("where one has added it when the other looks: the other is told, and adds nothing", async () => {
    const { site, emulator, line, one, other } = await twoStacks();
    const added = site.turnstile.stop({ call: "webhook/add", line: line.deviceId, when: "after" });
    for (const stack of [one, other]) stack.program(HOOK);
    const first = await start(one, ...UP);
    await added.reached;
    const [hook] = emulator.hooks(line.deviceId);
    const told = await other.fails(...UP);
    expect(told.text).to.contain(`an identical hook is installed on the line already: ${hook?.webhookId}`);
    added.release();
    expect((await first.done).exitCode).to.equal(0);
    oneByOne(one, other);

    // It leaves it to the one that has it.
    other.program("");
    await other.up("--refresh");
    await one.up("--refresh", "--expect-no-changes");
    expect(emulator.hooks(line.deviceId)).to.deep.equal([hook]);
    expect(idsIn(one)).to.deep.equal({ hook: hook?.webhookId });
    expect(idsIn(other)).to.deep.equal({});
  });

  // The service has no add-if-absent: this is the limit.
  it("where both have looked before either has added: both add; a refresh of either names the twin, and leaving it to one ends it", async () => {
    const { emulator, line, one, other } = await bothHaveLooked((release) => release());
    const ids = emulator.hooks(line.deviceId).map(({ webhookId }) => webhookId);
    expect(ids).to.have.length(2);
    const mine = idsIn(one).hook;
    const theirs = idsIn(other).hook;
    expect([mine, theirs]).to.have.members(ids);

    for (const [stack, own, twin] of [
      [one, mine, theirs],
      [other, theirs, mine],
    ] as const) {
      const { text } = await stack.ok("refresh", "--yes", "--skip-preview");
      expect(text).to.contain(`hook ${own} has an identical twin: each event is delivered twice`);
      expect(text).to.contain(`delete ${twin}`);
    }
    other.program("");
    await other.up();
    expect((await one.up("--refresh", "--expect-no-changes")).text).to.not.contain("twin");
    expect(emulator.hooks(line.deviceId).map(({ webhookId }) => webhookId)).to.deep.equal([mine]);
  });

  // Looking cannot tell whose it is: exactly one is new, so it is taken for the own one.
  it("where the add of one is lost, and the other adds: both hold that one hook; leaving it to one deletes it, and the other adds it again", async () => {
    const { emulator, line, one, other } = await bothHaveLooked((_release, cut) => cut());
    const [hook, ...others] = emulator.hooks(line.deviceId);
    expect(others).to.deep.equal([]);
    expect([idsIn(one), idsIn(other)]).to.deep.equal([{ hook: hook?.webhookId }, { hook: hook?.webhookId }]);

    one.program("");
    await one.up();
    expect(emulator.hooks(line.deviceId)).to.deep.equal([]);
    await other.up("--refresh");
    expect(emulator.hooks(line.deviceId).map(({ webhookId }) => webhookId)).to.deep.equal([
      idsIn(other).hook,
    ]);
  });

  /** Both runs come to their add. The other's goes on; then the first one's meets its end. */
  async function bothHaveLooked(end: (release: () => void, cut: () => void) => void) {
    const stacks = await twoStacks();
    const { site, line, one, other } = stacks;
    for (const stack of [one, other]) stack.program(HOOK);
    const begin = async (stack: Stack): Promise<{ run: EngineRun; release(): void; cut(): void }> => {
      const add = site.turnstile.stop({ call: "webhook/add", line: line.deviceId, when: "before" });
      const run = await start(stack, ...UP);
      await add.reached;
      return { run, ...add };
    };
    const first = await begin(one);
    const second = await begin(other);
    second.release();
    const done: Run[] = [await second.run.done];
    end(first.release, first.cut);
    done.push(await first.run.done);
    expect(done.map(({ exitCode }) => exitCode)).to.deep.equal([0, 0]);
    oneByOne(one, other);
    return stacks;
  }
});
