import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { type AddressInfo, createServer, type Server } from "node:net";
import { resolve } from "node:path";
import { expect } from "chai";
import { counts, declare, receiver } from "../../engine/support/bed";
import { haveEnded } from "./engine-run";
import { newSite, providers, settings, start, tearDown } from "./site";

const EVENTS = ["receive", "send", "progress"];
const PROGRAM = EVENTS.map((event) => declare(event, { event, url: receiver(event) })).join("");
const PROVIDER = resolve(__dirname, "../../../dist/provider/dynamic.js");

// The engine gives its hooks to the provider process at once. What waits there when the engine is killed must not be
// sent any more: the next run looks, and adds it itself.
describe("a provider process whose engine was killed", function () {
  this.timeout(300_000);
  let child: ChildProcess | undefined;
  let engine: Server | undefined;

  beforeEach(() => {
    child = undefined;
    engine = undefined;
  });
  afterEach(async () => {
    child?.kill("SIGKILL");
    engine?.close();
    await tearDown();
  });

  it("ends, and sends nothing of what waits in it: the next run finds one hook, and adds the others once", async () => {
    const site = await newSite({ ZIPWHIP_CONCURRENCY: "1" });
    const { emulator, line, stack, turnstile } = site;
    const first = turnstile.stop({ call: "webhook/add", line: line.deviceId, when: "after" });
    stack.program(PROGRAM);
    const run = await start(stack, "up", "--yes", "--skip-preview");
    await first.reached;
    const processes = await providers(run);
    expect(processes).to.have.length(1);

    process.kill(run.pid, "SIGKILL");
    await run.done;
    expect(await haveEnded(processes, 20_000), "the process has ended").to.equal(true);
    first.release();
    expect(counts(emulator)["webhook/add"]).to.equal(1);

    await stack.ok("cancel", "--yes");
    stack.setEnv(settings(site, { ZIPWHIP_ADOPT: "true" }));
    await stack.up();
    const installed = emulator.hooks(line.deviceId).map(({ event }) => event);
    expect(installed.sort()).to.deep.equal([...EVENTS].sort());
  });

  it("lives on while the engine answers, also with its standard input closed", async () => {
    engine = createServer();
    engine.listen(0, "127.0.0.1");
    await once(engine, "listening");
    const { port } = engine.address() as AddressInfo;
    const asked = once(engine, "connection");
    child = spawnProvider(`127.0.0.1:${port}`);
    const ended = once(child, "exit");
    child.stdin?.end();
    const [socket] = await Promise.race([asked, ended.then(() => Promise.reject(new Error("it has ended")))]);
    expect(child.exitCode).to.equal(null);

    engine.close();
    socket.destroy();
    expect((await ended)[0]).to.equal(1);
  });

  it("does not live for its watch alone", async () => {
    child = spawnProvider("127.0.0.1:1", "");
    expect((await once(child, "exit"))[0]).to.equal(0);
  });
});

// As the engine starts it: the standard input is a pipe, the engine's address the only argument.
function spawnProvider(address: string, alive = "setInterval(() => {}, 1000)"): ChildProcess {
  const script = `require(${JSON.stringify(PROVIDER)}); ${alive}`;
  return spawn(process.execPath, ["-e", script, "provider", address], {
    stdio: ["pipe", "ignore", "inherit"],
  });
}
