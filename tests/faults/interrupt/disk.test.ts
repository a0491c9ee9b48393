import { cpSync, readdirSync, renameSync, rmSync, statSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { expect } from "chai";
import execa from "execa";
import { declare, receiver } from "../../engine/support/bed";
import type { Stack } from "../../engine/support/stack";
import { skipWithout } from "../../support/skip-without";
import type { EngineRun } from "./engine-run";
import { locksOn, newSite, pendingIn, type Site, settings, start, tearDown } from "./site";

const KEPT = declare("kept", { event: "send", url: receiver("kept") });
const BOTH = KEPT + declare("added", { event: "receive", url: receiver("added") });
const UP = ["up", "--yes", "--skip-preview"];

/** Bytes that are fewer than any state has. */
const SMALL = 1000;

describe("a state that cannot be written", function () {
  this.timeout(300_000);
  afterEach(tearDown);

  it("from the beginning: nothing is sent", async () => {
    const { emulator, line, stack } = await newSite();
    const giveBack = occupy(join(stack.folder, "state/.pulumi/locks"));
    stack.program(BOTH);
    await stack.fails(...UP);
    expect(emulator.requests()).to.deep.equal([]);
    giveBack();
    await stack.up();
    expect(emulator.hooks(line.deviceId)).to.have.length(2);
  });

  it("for a moment only: the engine writes it again, and the run succeeds", async function () {
    if (!canLimit()) skipWithout(this, "prlimit");
    const { site, run, release } = await midway();
    await limit(run, SMALL);
    release();
    await cutOff(stateFile(site.stack));
    await limit(run, "unlimited");
    expect((await run.done).exitCode).to.equal(0);
    await expectSettled(site);
  });

  // The engine takes a minute to give up: it writes again and again.
  it("from the moment on in which a hook was added: the next up names it, and adopts it", async () => {
    const { site, run, release } = await midway();
    const giveBack = occupy(join(site.stack.folder, "state/.pulumi/stacks/engine-test"));
    release();
    const { exitCode, text } = await run.done;
    giveBack();
    expect(exitCode).to.equal(1);
    expect(text).to.contain(
      "failed to save snapshot: An IO error occurred while writing the new snapshot file",
    );
    expect(names(site.stack)).to.deep.equal(["kept"]);
    expect(pendingIn(site.stack)).to.deep.equal(["creating added"]);
    expect(locksOn(site.stack)).to.equal(0);
    await expectNamedThenAdopted(site);
  });

  it("and is half written when the run is killed: put back from the engine's backup it knows all but the hook added", async function () {
    if (!canLimit()) skipWithout(this, "prlimit");
    const { site, run, release } = await midway();
    const { stack } = site;
    await limit(run, SMALL);
    release();
    await cutOff(stateFile(stack));
    process.kill(run.pid, "SIGKILL");
    await run.done;
    await stack.ok("cancel", "--yes");
    expect((await stack.fails(...UP)).text).to.contain("failed to load checkpoint");
    cpSync(newestBackup(stack), stateFile(stack));
    expect(names(stack)).to.deep.equal(["kept"]);
    await expectNamedThenAdopted(site);
  });
});

/** A run in which a hook is added; its answer is under way. */
async function midway(): Promise<{ site: Site; run: EngineRun; release(): void }> {
  const site = await newSite();
  const { stack, line, turnstile } = site;
  stack.program(KEPT);
  await stack.up();
  const stop = turnstile.stop({ call: "webhook/add", line: line.deviceId, when: "after" });
  stack.program(BOTH);
  const run = await start(stack, ...UP);
  await stop.reached;
  return { site, run, release: stop.release };
}

async function expectNamedThenAdopted(site: Site): Promise<void> {
  const { emulator, line, stack } = site;
  const added = emulator.hooks(line.deviceId).find(({ event }) => event === "receive")?.webhookId;
  const told = await stack.fails(...UP);
  expect(told.text).to.contain(
    `an identical hook is installed on the line already: ${added}. Nothing was added`,
  );
  stack.setEnv(settings(site, { ZIPWHIP_ADOPT: "true" }));
  await stack.up();
  stack.setEnv(settings(site));
  await expectSettled(site);
}

async function expectSettled({ emulator, line, stack }: Site): Promise<void> {
  await stack.up("--refresh", "--expect-no-changes");
  const ids = emulator.hooks(line.deviceId).map(({ webhookId }) => webhookId);
  expect(ids).to.have.length(2);
  expect(stack.hooksInState().map(({ id }) => id)).to.have.members(ids);
}

function names(stack: Stack): (string | undefined)[] {
  return stack.hooksInState().map(({ urn }) => urn.split("::").pop());
}

/** Puts a file in the place of a folder: nothing can be written there, not even by root. Answers the way back. */
function occupy(folder: string): () => void {
  renameSync(folder, `${folder}-away`);
  writeFileSync(folder, "");
  return () => {
    rmSync(folder);
    renameSync(`${folder}-away`, folder);
  };
}

function canLimit(): boolean {
  return (
    process.platform === "linux" && execa.sync("prlimit", ["--version"], { reject: false }).exitCode === 0
  );
}

/** As on a full disk, a file takes so many bytes of what is written, and then there is an error. */
async function limit({ pid }: EngineRun, bytes: number | "unlimited"): Promise<void> {
  await execa("prlimit", ["--pid", String(pid), `--fsize=${bytes}:`]);
}

async function cutOff(file: string): Promise<void> {
  while (statSync(file).size !== SMALL) await sleep(20);
}

function stateFile({ folder }: Stack): string {
  return join(folder, "state/.pulumi/stacks/engine-test/dev.json");
}

/** The engine keeps a copy of the state as of the beginning of each run. */
function newestBackup({ folder }: Stack): string {
  const backups = join(folder, "state/.pulumi/backups/engine-test/dev");
  const states = readdirSync(backups).filter((name) => name.endsWith(".json"));
  return join(backups, states.sort().pop() ?? "");
}
