import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { expect } from "chai";
import { newBed, receiver, tearDown } from "./support/bed";
import type { Stack } from "./support/stack";

const HOOK = `{ event: "receive", url: "${receiver("receive")}" }`;

/** Gives the state a second entry of its hook, as a second import of the same id does. */
async function importAgain(stack: Stack, name: string): Promise<void> {
  const state = JSON.parse((await stack.ok("stack", "export", "--show-secrets")).text);
  const { resources } = state.deployment;
  const hook = resources.find(({ urn }: { urn: string }) => urn.endsWith("::hook"));
  resources.push({ ...hook, urn: hook.urn.replace(/::hook$/, `::${name}`) });
  const file = join(stack.folder, "state.json");
  writeFileSync(file, JSON.stringify(state));
  await stack.ok("stack", "import", "--file", file);
}

describe("a hook that stands in the state twice", function () {
  this.timeout(180_000);
  afterEach(tearDown);

  it("stays with the resource that is still declared, when the other is taken out of the program", async () => {
    const { emulator, line, stack } = await newBed();
    stack.program(`new zipwhip.ZipwhipWebhook("hook", ${HOOK});`);
    await stack.up();
    const [installed] = emulator.hooks(line.deviceId);
    await importAgain(stack, "again");
    await stack.up();
    expect(stack.hooksInState()).to.have.length(1);
    expect(emulator.hooks(line.deviceId)).to.deep.equal([installed]);
    await stack.up("--refresh", "--expect-no-changes");
    await stack.ok("destroy", "--yes", "--skip-preview");
    expect(emulator.hooks(line.deviceId)).to.deep.equal([]);
  });

  it("stays with it when a line that was imported as a whole is taken out", async () => {
    const { emulator, line, stack } = await newBed();
    const all = `new zipwhip.ZipwhipLine("line", { hooks: { receive: "${receiver("receive")}", send: "${receiver("send")}" } });`;
    stack.program(all);
    await stack.up();
    const received = emulator.hooks(line.deviceId).find(({ event }) => event === "receive");
    stack.program(
      `${all}\nnew zipwhip.ZipwhipWebhook("sole", { event: "read", url: "${receiver("read")}" });`,
    );
    await stack.up();
    // As if the single hook had been imported by the id of the line's.
    const sole = stack.hooksInState()[0];
    const state = (await stack.ok("stack", "export", "--show-secrets")).text;
    const file = join(stack.folder, "state.json");
    const text = state
      .replaceAll(`"${sole?.id}"`, `"${received?.webhookId}"`)
      .replaceAll(`"${receiver("read")}"`, `"${receiver("receive")}"`)
      .replaceAll('"event": "read"', '"event": "receive"');
    writeFileSync(file, text);
    await stack.ok("stack", "import", "--file", file);
    stack.program(`new zipwhip.ZipwhipWebhook("sole", ${HOOK});`);
    await stack.up();
    const left = emulator.hooks(line.deviceId).map(({ event }) => event);
    expect(left).to.have.members(["receive", "read"]);
  });
});
