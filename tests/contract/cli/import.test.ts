import { existsSync, mkdirSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { expect } from "chai";
import { type ImportOptions, importHooks } from "../../../cli/commands/import";
import { DYNAMIC_TYPES } from "../../../provider/resource-types";
import { rejection } from "../../support/expectations";
import { cliBench, installMany, url } from "./bench";

describe("pulumi-zipwhip import", () => {
  const bench = cliBench();
  const read = (name: string) => readFileSync(join(bench().world.cwd, name), "utf8");
  const run = async (options: ImportOptions = {}) => {
    const { world } = bench();
    world.printed.out.length = 0;
    expect(await importHooks(world, { json: true, ...options })).to.equal(0);
    return world.json();
  };

  it("overwrites nothing unless told to, and then writes all", async () => {
    const { emulator, line, world } = bench();
    installMany(emulator, line, 2);
    world.write("hooks.import.json", "mine");
    const error = await rejection(importHooks(world, {}));
    expect(error.name).to.equal("ExistsError");
    expect(error.message).to.contain("--force");
    expect(readdirSync(world.cwd).sort()).to.deep.equal(["Pulumi.yaml", "hooks.import.json"]);
    expect(read("hooks.import.json")).to.equal("mine");
    await run({ force: true });
    expect(read("hooks.ts")).to.contain(url("receive/1"));
  });

  it("takes the program's own file as the module: it loads nothing, and is not written over", async () => {
    const { emulator, line, world } = bench();
    installMany(emulator, line, 1);
    const whole = { written: ["index.ts", "hooks.import.json"], add: null };
    expect(await run({ module: "index.ts" })).to.deep.include(whole);
    expect(read("index.ts")).to.contain(url("receive/0"));
    expect(await run({ module: "index.ts", force: true })).to.deep.include(whole);
    expect(read("index.ts")).to.contain(url("receive/0")).and.not.to.contain("./index");
    const error = await rejection(importHooks(world, { module: "a.ts", file: "./a.ts" }));
    expect(error.message).to.match(/^a\.ts .*--module, --file/);
    expect(existsSync(join(world.cwd, "a.ts"))).to.equal(false);
  });

  it("writes a module into any folder, and loads it from there", async () => {
    const { emulator, line, world } = bench();
    installMany(emulator, line, 1);
    await run({ module: "src/lines/support.ts" });
    expect(read("src/lines/support.ts")).to.contain(url("receive/0"));
    expect(read("index.ts")).to.equal('import "./src/lines/support";\n');
    const sub = { ...world, cwd: join(world.cwd, "src") };
    expect(await importHooks(sub, { module: "here.ts", force: true })).to.equal(0);
    expect(world.printed.out.at(-1)).to.contain('add to ../index.ts:  import "./src/here";');
  });

  it("writes ids alone for the plugin, whatever the project's language", async () => {
    const { emulator, line, world } = bench();
    installMany(emulator, line, 2);
    const hooks = emulator.hooks(line.deviceId);
    world.write("Pulumi.yaml", "name: hooks\nruntime: python\n");
    const report = await run({ plugin: true });
    expect(report).to.deep.include({
      written: ["hooks.import.json"],
      add: null,
      commands: ["pulumi import --file hooks.import.json --protect=false"],
    });
    const { resources } = JSON.parse(read("hooks.import.json"));
    expect(resources.map(({ type, id }: { type: string; id: string }) => `${type} ${id}`)).to.have.members(
      hooks.map(({ webhookId }) => `zipwhip:index:Webhook ${webhookId}`),
    );
    await run({ plugin: true, line: true, name: "support", force: true });
    expect(JSON.parse(read("hooks.import.json")).resources).to.deep.equal([
      { type: "zipwhip:index:Line", name: "support", id: line.deviceId },
    ]);
  });

  it("for the plugin says with which session a second line's ids are to be imported", async () => {
    const { emulator, line, world } = bench();
    installMany(emulator, line, 1);
    world.stack.config.set("supportSession", { value: line.session, secret: true });
    const { commands } = await run({ plugin: true, key: "supportSession", stack: "dev" });
    expect(commands).to.deep.equal([
      'ZIPWHIP_SESSION="$(pulumi config get supportSession --stack dev)" pulumi import --file hooks.import.json --protect=false --stack dev',
    ]);
    await importHooks(world, { plugin: true, key: "supportSession", force: true });
    expect(world.printed.out.at(-1)).to.contain("give these resources the session of supportSession");
  });

  it("writes a whole program where there is none, and else a module in the program's language", async () => {
    const { emulator, line, world } = bench();
    installMany(emulator, line, 1);
    expect(await run()).to.deep.include({
      written: ["hooks.ts", "hooks.import.json", "index.ts"],
      add: null,
    });
    expect(read("index.ts")).to.equal('import "./hooks";\n');

    world.write("package.json", JSON.stringify({ type: "module" }));
    expect(await run({ force: true })).to.deep.include({
      add: { line: 'import "./hooks.js";', to: "index.ts" },
    });
    world.write("package.json", JSON.stringify({ main: "bin/index.js" }));
    mkdirSync(join(world.cwd, "bin"));
    world.write("bin/index.js", "");
    expect(await run({ force: true }), "a compiled program").to.deep.include({
      add: { line: 'import "./hooks";', to: "index.ts" },
    });
    mkdirSync(join(world.cwd, "infra"));
    world.write("Pulumi.yaml", "name: hooks\nruntime: nodejs\nmain: infra\n");
    world.write("infra/index.js", "");
    const { written, add } = await run();
    expect(written).to.deep.equal([join("infra", "hooks.js"), join("infra", "hooks.import.json")]);
    expect(add).to.deep.equal({ line: 'require("./hooks");', to: join("infra", "index.js") });
    world.write("Pulumi.yaml", "name: hooks\nruntime: python\n");
    expect((await rejection(importHooks(world, {}))).name).to.equal("OtherLanguageError");
  });

  it("leaves out what the state holds, twins, and what no program can declare, and says why", async () => {
    const { emulator, line, world } = bench();
    const install = (hook: { event: string; url: string; method?: string; type?: string }) =>
      emulator.install(line.deviceId, hook).webhookId;
    const held = install({ event: "receive", url: url("held") });
    const heldTwin = install({ event: "receive", url: url("held") });
    const good = install({ event: "receive", url: url("good") });
    const twin = install({ event: "receive", url: `${url("good").replace("hooks", "HOOKS")}` });
    const odd = install({ event: "future", url: url("odd") });
    const method = install({ event: "send", url: url("patch"), method: "PATCH" });
    world.stack.hold({ type: DYNAMIC_TYPES.hook, name: "held", id: held, outputs: { webhookId: held } });
    const { resources, left } = (await run()) as {
      resources: { id: string }[];
      left: { webhookId: string; reason: string; words: string }[];
    };
    expect(resources.map(({ id }) => id)).to.deep.equal([good]);
    expect(Object.fromEntries(left.map((one) => [one.webhookId, one.reason]))).to.deep.equal({
      [held]: "held",
      [heldTwin]: "identical",
      [twin]: "identical",
      [odd]: "unknown",
      [method]: "unknown",
    });
    expect(left.find(({ webhookId }) => webhookId === odd)?.words).to.contain('"future" is not one of');
    expect(read("hooks.ts")).not.to.contain("future");
    expect(existsSync(join(world.cwd, "hooks.import.json"))).to.equal(true);
  });

  it("takes the session of a second line from its key, and has the program do so", async () => {
    const { emulator, line, world } = bench();
    const second = emulator.createLine();
    installMany(emulator, second, 1);
    installMany(emulator, line, 2);
    world.stack.config.set("supportSession", { value: second.session, secret: true });
    const { resources } = await run({ key: "supportSession" });
    expect(resources).to.have.length(1);
    expect(read("hooks.ts")).to.contain(
      'const session = new pulumi.Config().requireSecret("supportSession");',
    );
    const all = read("hooks.ts") + read("hooks.import.json") + JSON.stringify(world.printed);
    expect(all).not.to.contain(second.session.split(":")[0]);
  });

  it("refuses a line that the state holds as a line, and writes nothing where nothing is new", async () => {
    const { emulator, line, world } = bench();
    expect(await run()).to.deep.include({ written: [], commands: [], add: null });
    installMany(emulator, line, 1);
    const { deviceId } = line;
    world.stack.hold({
      type: DYNAMIC_TYPES.line,
      name: "support",
      id: deviceId,
      outputs: { line: deviceId, hooks: {} },
    });
    const error = await rejection(importHooks(world, { line: true }));
    expect(error.message).to.contain('ZipwhipLine "support"').and.to.contain("adopt: true");
    expect(readdirSync(world.cwd)).to.deep.equal(["Pulumi.yaml"]);
  });

  it("brings 1,000 hooks with one list request, in less than two seconds", async () => {
    const { emulator, line } = bench();
    installMany(emulator, line, 1000);
    const start = performance.now();
    const { resources } = await run();
    const took = performance.now() - start;
    console.log(`      import of 1,000 hooks: ${Math.round(took)} ms, the engine not counted`);
    expect(resources).to.have.length(1000);
    expect(emulator.requests().map(({ path }) => path)).to.deep.equal(["/webhook/list"]);
    expect(took).to.be.below(2000);
  });
});
