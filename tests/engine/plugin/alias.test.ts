import { expect } from "chai";
import { counts, newBed, receiver, tearDown } from "../support/bed";
import type { Stack } from "../support/stack";

const HOOK = { event: "receive", url: receiver("receive") };
const LINE = { hooks: { send: receiver("send"), change: [receiver("a"), receiver("b")] } };
const DYNAMIC = "pulumi-nodejs:dynamic/zipwhip:";
const NATIVE = "zipwhip:index:";

/** The same resources over either front end, each with the other's type as its alias. */
function program(front: "dynamic" | "plugin", url = HOOK.url): string {
  const [hook, line] =
    front === "plugin"
      ? [`${DYNAMIC}ZipwhipWebhook`, `${DYNAMIC}ZipwhipLine`]
      : [`${NATIVE}Webhook`, `${NATIVE}Line`];
  const opts = (type: string) => JSON.stringify({ aliases: [{ type }] });
  return `new zipwhip.ZipwhipWebhook("hook", ${JSON.stringify({ ...HOOK, url })}, ${opts(hook ?? "")});
new zipwhip.ZipwhipLine("line", ${JSON.stringify(LINE)}, ${opts(line ?? "")});`;
}

function types(stack: Stack): string[] {
  const { checkpoint } = JSON.parse(stack.stateText());
  return checkpoint.latest.resources
    .map(({ type }: { type: string }) => type)
    .filter((type: string) => /ebhook|Line$/.test(type))
    .sort();
}

describe("from the dynamic resource to the plugin and back", function () {
  this.timeout(180_000);
  afterEach(tearDown);

  it("by the import and one alias, without a write to the service", async () => {
    const { emulator, line, stack } = await newBed({}, "dynamic");
    const ids = () =>
      emulator
        .hooks(line.deviceId)
        .map(({ webhookId }) => webhookId)
        .sort();
    const reads = () => {
      const calls = Object.keys(counts(emulator));
      emulator.clearRequests();
      return calls;
    };
    stack.program(program("dynamic"));
    await stack.up();
    const before = ids();
    expect(before).to.have.length(4);
    emulator.clearRequests();

    stack.front = "plugin";
    stack.program(program("plugin"));
    const preview = await stack.ok("preview", "--diff");
    expect(preview.text).not.to.match(/to (create|replace|delete)/);
    await stack.up();
    expect(types(stack)).to.deep.equal([`${NATIVE}Line`, `${NATIVE}Webhook`]);
    expect(reads(), "to the plugin").to.deep.equal([]);
    await stack.ok("refresh", "--yes", "--skip-preview", "--expect-no-changes");
    await stack.up("--expect-no-changes");
    stack.program(program("plugin", receiver("moved")));
    await stack.up();
    expect(reads(), "a life of its own").to.have.members(["webhook/list", "webhook/update"]);

    stack.front = "dynamic";
    stack.program(program("dynamic", receiver("moved")));
    await stack.up();
    expect(types(stack)).to.deep.equal([`${DYNAMIC}ZipwhipLine`, `${DYNAMIC}ZipwhipWebhook`]);
    expect(reads(), "back").to.deep.equal(["webhook/list"]);
    expect(ids()).to.deep.equal(before);
    await stack.ok("refresh", "--yes", "--skip-preview", "--expect-no-changes");
    await stack.up("--expect-no-changes");
    await stack.ok("destroy", "--yes", "--skip-preview");
    expect(ids()).to.deep.equal([]);
  });
});
