import { expect } from "chai";
import { declare, receiver } from "../../engine/support/bed";
import { start, tearDown } from "../interrupt/site";
import { idsIn, removeStacks, twoStacks } from "./two-stacks";

const UP = ["up", "--yes", "--skip-preview"];
const EVENTS = ["receive", "send", "progress"];

const program = (team: string, path = team) =>
  EVENTS.map((event) => declare(`${team}_${event}`, { event, url: receiver(`${path}/${event}`) })).join("");

describe("two runs of two stacks on one line at once", function () {
  this.timeout(300_000);
  afterEach(async () => {
    removeStacks();
    await tearDown();
  });

  it("each with its own hooks: each line, state and hook is right, nothing is lost or doubled", async () => {
    const { site, emulator, line, one, other } = await twoStacks();
    const urls = () => emulator.hooks(line.deviceId).map(({ url }) => url.replace(receiver(""), ""));
    const stop = (call: "webhook/add" | "webhook/delete" | "webhook/update", url?: string) =>
      site.turnstile.stop({ call, line: line.deviceId, when: "before", ...(url && { url: receiver(url) }) });

    // Each has looked, and one of its adds is under way.
    one.program(program("one"));
    other.program(program("other"));
    const adds = [stop("webhook/add", "one/send"), stop("webhook/add", "other/send")];
    const runs = await Promise.all([start(one, ...UP), start(other, ...UP)]);
    await Promise.all(adds.map(({ reached }) => reached));
    for (const { release } of adds) release();
    for (const { done } of runs) expect((await done).exitCode).to.equal(0);
    const all = ["one", "other"].flatMap((team) => EVENTS.map((event) => `${team}/${event}`));
    expect(urls()).to.have.members(all);
    const before = idsIn(other);

    // One deletes all of its own while the other refreshes, changes and looks.
    const writes = [stop("webhook/delete"), stop("webhook/update", "moved/send")];
    one.program("");
    other.program(program("other", "moved"));
    const second = await Promise.all([start(one, ...UP), start(other, ...UP, "--refresh")]);
    await Promise.all(writes.map(({ reached }) => reached));
    for (const { release } of writes) release();
    for (const { done } of second) expect((await done).exitCode).to.equal(0);
    expect(urls()).to.have.members(EVENTS.map((event) => `moved/${event}`));
    expect(idsIn(one)).to.deep.equal({});
    expect(idsIn(other)).to.deep.equal(before);
    expect(Object.values(before)).to.have.members(
      emulator.hooks(line.deviceId).map(({ webhookId }) => webhookId),
    );
  });

  it("of one stack: the second is refused by the engine's lock, and sends nothing", async () => {
    const { site, emulator, line, one } = await twoStacks();
    const stop = site.turnstile.stop({ call: "webhook/add", line: line.deviceId, when: "before" });
    one.program(program("one"));
    const run = await start(one, ...UP);
    await stop.reached;
    const refused = await one.fails(...UP);
    expect(refused.text).to.contain("the stack is currently locked by 1 lock(s)");
    expect(refused.text).to.contain(`(pid ${run.pid})`);
    // A cancel takes the lock away. It does not end the run.
    await one.ok("cancel", "--yes");
    stop.release();
    expect((await run.done).exitCode).to.equal(0);
    expect(emulator.requests({ path: "/webhook/list" })).to.have.length(1);
    expect(emulator.hooks(line.deviceId)).to.have.length(EVENTS.length);
  });
});
