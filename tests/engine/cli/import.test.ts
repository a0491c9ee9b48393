import { readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { expect } from "chai";
import { linesInState } from "../line/declare-line";
import { type Bed, counts, declare, newBed, receiver, tearDown } from "../support/bed";
import { type CommandRun, ends } from "./command";

const EVENTS = ["receive", "send", "progress", "read", "delete", "change"];

describe("pulumi-zipwhip import, through the engine", () => {
  afterEach(tearDown);

  const read = ({ stack }: Bed, file: string) => readFileSync(join(stack.project, file), "utf8");
  const install = ({ emulator, line }: Bed, count: number) =>
    Array.from({ length: count }, (_, n) => {
      const event = EVENTS[n % EVENTS.length] ?? "";
      return emulator.install(line.deviceId, { event, url: `${receiver(event)}?key=${n}`, method: "PUT" });
    });

  /** Does what the command says: adds its line to the program, and runs its commands. */
  async function follow(bed: Bed, run: CommandRun): Promise<void> {
    const { add, commands } = run.json() as { add: { line: string; to: string } | null; commands: string[] };
    if (add !== null) {
      const program = join(bed.stack.project, add.to);
      writeFileSync(program, `${readFileSync(program, "utf8")}\n${add.line}\n`);
    }
    bed.stack.host = "node";
    bed.emulator.clearRequests();
    for (const command of commands) {
      const [pulumi, ...args] = command.split(" ");
      expect(pulumi).to.equal("pulumi");
      await bed.stack.ok(...args, ...(args[0] === "import" ? ["--yes"] : ["--expect-no-changes"]));
    }
    expect(counts(bed.emulator), "neither the import nor the preview asks the service").to.deep.equal({});
  }

  it("one hook, into a program that has others: the preview shows no change, and a refresh none", async () => {
    const bed = await newBed();
    const { emulator, line, stack } = bed;
    stack.program(declare("own", { event: "receive", url: receiver("own") }));
    await stack.up();
    emulator.clearRequests();
    const hook = emulator.install(line.deviceId, { event: "receive", url: receiver("zipwhip/receive") });
    const run = await ends(0, bed, ["import", "--json"]);
    expect(counts(emulator)).to.deep.equal({ "webhook/list": 1 });
    expect(run.json()).to.deep.include({
      resources: [{ name: "receive-hooks-example-com-zipwhip-receive", id: hook.webhookId }],
      written: ["hooks.js", "hooks.import.json"],
      add: { line: 'require("./hooks");', to: "index.js" },
    });
    await follow(bed, run);
    await stack.ok("refresh", "--yes", "--skip-preview", "--expect-no-changes");
    expect(stack.hooksInState()).to.have.length(2);

    const again = await ends(0, bed, ["import"]);
    expect(again.stdout).to.match(/^nothing to import/);
  });

  it("fifty hooks and two that are identical to others, each once", async () => {
    const bed = await newBed();
    const hooks = install(bed, 50);
    const [first, second] = hooks;
    for (const twin of [first, second]) {
      bed.emulator.install(bed.line.deviceId, { event: twin?.event ?? "", url: twin?.url ?? "" });
    }
    const run = await ends(0, bed, ["import", "--json"]);
    const { left } = run.json() as { left: { reason: string }[] };
    expect(left.map(({ reason }) => reason)).to.deep.equal(["identical", "identical"]);
    expect(read(bed, "hooks.import.json")).not.to.contain(bed.line.session);
    await follow(bed, run);
    const ids = bed.stack.hooksInState().map(({ id }) => id);
    expect(ids).to.have.members(hooks.map(({ webhookId }) => webhookId));

    const status = await ends(2, bed, ["status", "--json"]);
    const { lines } = status.json() as { lines: { totals: Record<string, number> }[] };
    expect(lines[0]?.totals).to.deep.include({
      same: 50,
      strangers: 2,
      drifted: 0,
      missing: 0,
      identical: 4,
    });
  });

  it("fifty hooks and a twin as one line, the whole program in TypeScript, and a later up changes one", async () => {
    const bed = await newBed();
    const { emulator, line, stack } = bed;
    rmSync(join(stack.project, "index.js"));
    stack.write("package.json", JSON.stringify({ name: "engine-test", main: "index.ts" }));
    stack.write("Pulumi.yaml", "name: engine-test\nruntime: nodejs\n");
    const hooks = install(bed, 50);
    emulator.install(line.deviceId, { event: hooks[0]?.event ?? "", url: hooks[0]?.url ?? "" });
    const run = await ends(0, bed, ["import", "--line", "--name", "support", "--json"]);
    await follow(bed, run);
    await stack.ok("refresh", "--yes", "--skip-preview", "--expect-no-changes");
    const [only] = linesInState(stack);
    expect(only?.id).to.equal(line.deviceId);
    expect(stack.hooksInState()).to.deep.equal([]);

    const module = join(stack.project, "hooks.ts");
    writeFileSync(module, readFileSync(module, "utf8").replace("?key=7", "?key=moved"));
    emulator.clearRequests();
    await stack.up();
    expect(counts(emulator)).to.deep.equal({ "webhook/list": 1, "webhook/update": 1 });
    const moved = emulator.hooks(line.deviceId).find(({ url }) => url.endsWith("?key=moved"));
    expect(moved?.webhookId).to.equal(hooks[7]?.webhookId);
  });
});
