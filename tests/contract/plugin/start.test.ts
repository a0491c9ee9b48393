import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { copyFileSync, existsSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { createInterface } from "node:readline";
import { PluginAttach } from "@pulumi/pulumi/proto/plugin_pb";
import { expect } from "chai";
import type { Empty } from "google-protobuf/google/protobuf/empty_pb";
import { LoggingEngine } from "../../support/plugin/engine";
import { Wire } from "../../support/plugin/wire";

const BUNDLE = resolve(__dirname, "../../../dist/plugin/pulumi-resource-zipwhip");

describe("the plugin's process", () => {
  const folder = mkdtempSync(join(tmpdir(), "zipwhip-plugin-"));
  const program = join(folder, "pulumi-resource-zipwhip");
  const running: ChildProcess[] = [];
  before(() => copyFileSync(BUNDLE, program));
  afterEach(() => {
    for (const child of running.splice(0)) child.kill("SIGKILL");
  });
  after(() => rmSync(folder, { recursive: true, force: true }));

  /** Starts it where nothing but Node is, and answers its first line. */
  async function start(...args: string[]): Promise<{ first: string; child: ChildProcess; ms: number }> {
    const begin = performance.now();
    const child = spawn(process.execPath, args, {
      cwd: folder,
      env: { PATH: process.env.PATH },
      stdio: ["pipe", "pipe", "pipe"],
    });
    running.push(child);
    if (child.stdout === null) throw new Error("no stdout");
    const [first] = await once(createInterface({ input: child.stdout }), "line");
    return { first: String(first), child, ms: performance.now() - begin };
  }

  const ways: [what: string, args: string[]][] = [
    ["without arguments", []],
    ["with an engine's address", ["127.0.0.1:1"]],
    [
      "with the engine's flags",
      ["--logtostderr", "-v=9", "--tracing", "http://127.0.0.1:1/x", "127.0.0.1:1"],
    ],
    ["with flags of tomorrow", ["--new-thing", "--other=1", "127.0.0.1:1", "word"]],
  ];
  for (const [what, args] of ways) {
    it(`prints its port, and nothing before it, ${what}`, async () => {
      const { first } = await start(program, ...args);
      expect(first).to.match(/^\d{2,5}$/);
      const wire = new Wire(Number(first));
      expect((await wire.configure({})).getSupportspreview()).to.equal(true);
      wire.close();
    });
  }

  it("is there within 150 ms, all that Node itself takes included", async function () {
    this.retries(5);
    const time = async (...args: string[]) => {
      const { ms, child } = await start(...args);
      child.kill("SIGKILL");
      await once(child, "exit");
      return ms;
    };
    const bare: number[] = [];
    const all: number[] = [];
    // In turns: whatever else the machine does, it does to both.
    for (let i = 0; i < 9; i++) {
      bare.push(await time("-e", "console.log(1)"));
      all.push(await time(program));
    }
    const [least, most, node] = [Math.min(...all), Math.max(...all), Math.min(...bare)].map(Math.round);
    console.log(`      ${least} to ${most} ms, Node by itself ${node} ms`);
    // A machine that is busy is slow with Node itself.
    expect(least).to.be.below(Math.max(150, 4 * Number(node)));
  });

  it("talks to an engine that attaches, and goes on after it", async () => {
    const engine = await LoggingEngine.start();
    const { first } = await start(program);
    const wire = new Wire(Number(first));
    const attach = new PluginAttach();
    attach.setAddress(engine.address);
    await wire.call<Empty>((done) => wire.client.attach(attach, done));
    await wire.check(
      { sesion: "x" },
      "urn:pulumi:dev::tests::pulumi:providers:zipwhip::default",
      "checkConfig",
    );
    expect(engine.logged.map(({ message }) => message).join()).to.contain("did you mean zipwhip:session?");
    engine.close();
    expect((await wire.configure({})).getAcceptsecrets()).to.equal(true);
    wire.close();
  });

  it("ends with the engine that it was given", async () => {
    // Nobody listens there: as after a kill of the engine, which closes the standard input.
    const { child } = await start(program, "127.0.0.1:1");
    const ended = once(child, "exit");
    child.stdin?.end();
    await ended;
  });

  it("has a command for Windows beside it, and the licences of what is in it", () => {
    expect(existsSync(`${BUNDLE}.cmd`)).to.equal(true);
    expect(existsSync(resolve(BUNDLE, "../LICENCES.txt"))).to.equal(true);
  });
});
