import { expect } from "chai";
import type { Line } from "zipwhip-emulator";
import { declare, receiver } from "../../engine/support/bed";
import type { EngineRun } from "./engine-run";
import { newSite, type Site, settings, start } from "./site";
import type { Stop } from "./turnstile";

const OLD = receiver("old");
const NEW = receiver("new");
const UP = ["up", "--yes", "--skip-preview"];

/** Named after what happens to them when the run is interrupted: the request never arrives, or its answer is lost. */
const CHANGED = ["changedBefore", "changedAfter"] as const;
const ADDED = ["addedBefore", "addedAfter"] as const;
type Name = (typeof CHANGED)[number] | (typeof ADDED)[number];

/**
 * Four hooks, each on a line of its own beside a hook of somebody else. Two are there; a run that changes them and adds
 * the others, or one that deletes the two, stops with all its requests under way.
 */
export class Scene {
  readonly lines: Record<Name, Line>;
  /** The ids of the two hooks that are there from the beginning. */
  readonly ids: Record<string, string> = {};
  private readonly strangers: Record<string, string> = {};

  private constructor(readonly site: Site) {
    const names = [...CHANGED, ...ADDED];
    const lines = names.map((name) => [name, site.emulator.createLine()] as const);
    this.lines = Object.fromEntries(lines) as Record<Name, Line>;
    for (const [name, { deviceId }] of lines) {
      const stranger = site.emulator.install(deviceId, { event: "send", url: receiver("stranger") });
      this.strangers[name] = stranger.webhookId;
    }
  }

  static async set(): Promise<Scene> {
    const scene = new Scene(await newSite());
    const { stack } = scene.site;
    stack.program(CHANGED.map((name) => scene.hook(name, OLD)).join(""));
    await stack.up();
    for (const name of CHANGED) scene.ids[name] = stack.hooksInState().find(named(name))?.id ?? "";
    return scene;
  }

  /** Starts an `up` that changes two hooks and adds two, and comes back when all four requests are stopped. */
  async changeAndAdd(more = ""): Promise<{ run: EngineRun; release: () => void }> {
    this.site.stack.program([...CHANGED, ...ADDED].map((name) => this.hook(name, NEW)).join("") + more);
    return this.startStopped([
      ["changedBefore", "webhook/update", "before"],
      ["changedAfter", "webhook/update", "after"],
      ["addedBefore", "webhook/add", "before"],
      ["addedAfter", "webhook/add", "after"],
    ]);
  }

  /** Starts an `up` that deletes the two hooks, and comes back when both requests are stopped. */
  async deleteThem(): Promise<{ run: EngineRun; release: () => void }> {
    this.site.stack.program("");
    return this.startStopped([
      ["changedBefore", "webhook/delete", "before"],
      ["changedAfter", "webhook/delete", "after"],
    ]);
  }

  private async startStopped(stops: [Name, Stop["call"], Stop["when"]][]) {
    const { stack, turnstile } = this.site;
    const stopped = stops.map(([name, call, when]) =>
      turnstile.stop({ call, line: this.lines[name].deviceId, when }),
    );
    const run = await start(stack, ...UP);
    const over = run.done.then(({ text }) => {
      throw new Error(`the run ended before it was interrupted:\n${text}`);
    });
    await Promise.race([Promise.all(stopped.map(({ reached }) => reached)), over]);
    over.catch(() => undefined);
    return {
      run,
      release: () => {
        for (const { release } of stopped) release();
      },
    };
  }

  hook(name: Name, url: string): string {
    return declare(name, { event: "receive", url, session: this.lines[name].session });
  }

  /** What is installed, by the name of the hook whose line it is: the urls, `old` or `new`. Strangers left out. */
  installed(): Record<Name, string[]> {
    const of = (name: Name) => {
      const hooks = this.site.emulator.hooks(this.lines[name].deviceId);
      expect(hooks.filter(({ webhookId }) => webhookId === this.strangers[name])).to.have.length(1);
      return hooks.filter(({ event }) => event === "receive").map(({ url }) => url.split("/").pop() ?? "");
    };
    return Object.fromEntries([...CHANGED, ...ADDED].map((name) => [name, of(name)])) as Record<
      Name,
      string[]
    >;
  }

  /** The hooks in the state, and the url that it holds of each. */
  inState(): Record<string, string> {
    const hooks = this.site.stack.hooksInState();
    return Object.fromEntries(
      hooks.map(({ urn, outputs }) => [urn.split("::").pop(), String(outputs?.url).split("/").pop()]),
    );
  }

  /** What a run left that was ended with all its requests under way: half of them done, nothing of it in the state. */
  expectHalfChanged(): void {
    const installed = { changedBefore: ["old"], changedAfter: ["new"], addedBefore: [], addedAfter: ["new"] };
    expect(this.installed()).to.deep.equal(installed);
    expect(this.inState()).to.deep.equal({ changedBefore: "old", changedAfter: "old" });
  }

  /** What the run was to do, on the service and in the state. */
  expectAllChanged(): void {
    const all = [...CHANGED, ...ADDED];
    expect(this.installed()).to.deep.equal(Object.fromEntries(all.map((name) => [name, ["new"]])));
    const { later: _, ...held } = this.inState();
    expect(held).to.deep.equal(Object.fromEntries(all.map((name) => [name, "new"])));
    for (const name of CHANGED) expect(this.idOf(name)).to.equal(this.ids[name]);
  }

  /** What is left where the run was to delete. */
  expectHalfDeleted(): void {
    const none = { addedBefore: [], addedAfter: [] };
    expect(this.installed()).to.deep.equal({ changedBefore: ["old"], changedAfter: [], ...none });
    expect(this.inState()).to.deep.equal({ changedBefore: "old", changedAfter: "old" });
  }

  /**
   * The next `up` cannot know that a hook is there which the state does not hold: it names it and the way out, does the
   * rest, and the way out works.
   */
  async expectNamedThenAdopted(): Promise<void> {
    const { stack } = this.site;
    const told = await stack.fails(...UP, "--continue-on-error");
    const added = this.idOf("addedAfter");
    expect(told.text).to.contain(
      `an identical hook is installed on the line already: ${added}. Nothing was added`,
    );
    expect(told.text).to.contain("set `adopt: true` on the hook (or ZIPWHIP_ADOPT=true for one run)");
    stack.setEnv(settings(this.site, { ZIPWHIP_ADOPT: "true" }));
    await stack.up();
    stack.setEnv(settings(this.site));
    expect(this.idOf("addedAfter")).to.equal(added);
    for (const name of CHANGED) expect(this.idOf(name)).to.equal(this.ids[name]);
  }

  /** The id of the hook of a name on the service. */
  idOf(name: Name): string {
    const hooks = this.site.emulator.hooks(this.lines[name].deviceId);
    return hooks.find(({ event }) => event === "receive")?.webhookId ?? "";
  }

  /** Fails unless service, state and program are the same: one more run, which looks, has nothing to do. */
  async expectSettled(names: readonly Name[] = [...CHANGED, ...ADDED]): Promise<void> {
    const { emulator, stack } = this.site;
    emulator.clearRequests();
    await stack.up("--refresh", "--expect-no-changes");
    expect(emulator.requests().filter(({ path }) => path !== "/webhook/list")).to.deep.equal([]);
    const expected = Object.fromEntries(
      [...CHANGED, ...ADDED].map((name) => [name, names.includes(name) ? ["new"] : []]),
    );
    expect(this.installed()).to.deep.equal(expected);
    expect(this.inState()).to.deep.equal(Object.fromEntries(names.map((name) => [name, "new"])));
    for (const { urn, id } of stack.hooksInState())
      expect(id).to.equal(this.idOf(urn.split("::").pop() as Name));
  }
}

function named(name: string) {
  return ({ urn }: { urn: string }) => urn.endsWith(`::${name}`);
}
