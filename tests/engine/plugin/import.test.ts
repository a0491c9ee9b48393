import { resolve } from "node:path";
import { expect } from "chai";
import { ends } from "../cli/command";
import { counts, declare, newBed, receiver, tearDown } from "../support/bed";

const PROGRAM = resolve(__dirname, "../../../dist/plugin/pulumi-resource-zipwhip");

describe("hooks that exist, by the plugin", function () {
  this.timeout(120_000);
  afterEach(tearDown);

  it("are imported by their id, with generated code, and then no diff", async () => {
    const { emulator, line, stack } = await newBed({}, "plugin");
    const { webhookId } = emulator.install(line.deviceId, {
      event: "receive",
      url: receiver("receive"),
      method: "PUT",
    });
    const run = await stack.ok(
      "import",
      "zipwhip:index:Webhook",
      "received",
      webhookId,
      "--yes",
      "--protect=false",
    );
    expect(run.text).to.contain('zipwhip.Webhook("received"').and.to.contain(receiver("receive"));
    // One for the preview, one for the import itself.
    expect(counts(emulator)).to.deep.equal({ "webhook/list": 2 });
    expect(stack.hooksInState().map(({ id }) => id)).to.deep.equal([webhookId]);

    stack.program(declare("received", { event: "receive", url: receiver("receive"), method: "PUT" }));
    emulator.clearRequests();
    await stack.ok("preview", "--refresh", "--expect-no-changes");
    expect(counts(emulator)).to.deep.equal({ "webhook/list": 1 });

    const missing = await stack.fails("import", "zipwhip:index:Webhook", "other", "4711", "--yes");
    expect(missing.text).to.contain("no hook 4711 is installed");
  });

  it("are imported in bulk, by the file of ids that the command writes", async () => {
    const bed = await newBed({}, "plugin");
    const { emulator, line, stack } = bed;
    for (const event of ["receive", "send", "progress"]) {
      emulator.install(line.deviceId, { event, url: receiver(event) });
    }
    const written = (await ends(0, bed, ["import", "--plugin", "--json"])).json() as { commands: string[] };
    const [command = ""] = written.commands;
    const run = await stack.ok(...command.split(" ").slice(1), "--yes");
    expect(run.text.match(/new zipwhip.Webhook\(/g)).to.have.length(3);
    expect(stack.hooksInState()).to.have.length(3);
    expect((await ends(0, bed, ["import", "--plugin", "--json"])).json()).to.deep.include({ written: [] });
  });

  it("are imported by the option `import`, and a line by its number", async () => {
    const { emulator, line, stack } = await newBed({}, "plugin");
    const hook = emulator.install(line.deviceId, { event: "receive", url: receiver("receive") });
    stack.program(
      declare("received", { event: "receive", url: receiver("receive") }, `{ import: "${hook.webhookId}" }`),
    );
    expect((await stack.up()).text).to.match(/1 imported/);
    expect(counts(emulator)).to.deep.equal({ "webhook/list": 1 });
    stack.program(declare("received", { event: "receive", url: receiver("receive") }));
    expect((await stack.up("--expect-no-changes")).text).to.match(/2 unchanged/);

    const other = emulator.createLine();
    emulator.install(other.deviceId, { event: "send", url: receiver("send") });
    stack.setEnv({ ZIPWHIP_API_URL: emulator.url, ZIPWHIP_SESSION: other.session });
    const imported = await stack.ok("import", "zipwhip:index:Line", "all", other.deviceId, "--yes");
    expect(imported.text).to.contain('zipwhip.Line("all"').and.to.contain(receiver("send"));
  });

  it("are listed, read, created, patched and deleted by `pulumi do`, without a program", async () => {
    const { emulator, line, stack } = await newBed({}, "plugin");
    const { webhookId } = emulator.install(line.deviceId, { event: "receive", url: receiver("receive") });
    const run = (...args: string[]) => stack.ok("do", "--package", PROGRAM, "zipwhip:index:Webhook", ...args);
    const listed = await run("list", "--all", "--output", "json");
    expect(listed.text).to.contain(`"${webhookId}"`).and.to.contain(`receive-${webhookId}`);
    const read = await run("read", webhookId);
    expect(read.text).to.contain(receiver("receive"));
    const some = await run("list", "--all", "--event", "send", "--output", "json");
    expect(some.text).not.to.contain(webhookId);
    // Flags are there for plain texts only, and the event is an enumeration.
    stack.write("hook.pp", `event = "send"\nurl = "${receiver("send")}"\n`);
    await run("create", "--stateless", "--input", "pcl", "--input-file", "hook.pp", "--yes");
    const sent = emulator.hooks(line.deviceId).find(({ event }) => event === "send");
    expect(sent?.url).to.equal(receiver("send"));
    await run("patch", "--stateless", sent?.webhookId ?? "", "--url", receiver("moved"), "--yes");
    expect(emulator.hooks(line.deviceId).map(({ url }) => url)).to.include(receiver("moved"));
    await run("delete", "--stateless", sent?.webhookId ?? "", "--yes");
    expect(emulator.hooks(line.deviceId)).to.have.length(1);
  });
});
