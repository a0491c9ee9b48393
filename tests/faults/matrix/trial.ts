import { setTimeout as sleep } from "node:timers/promises";
import type { Emulator } from "zipwhip-emulator";
import { PROVIDER_TEXT } from "../../../sdk/provider-text";
import type { ProviderProcess } from "../support/provider-process";
import type { ProviderVerbs } from "../support/provider-verbs";
import { type Cell, holds, isLimit } from "./cells";
import { Deployment, type Told } from "./deployment";
import type { Evidence } from "./evidence";
import { isOfLists, LATER_MS, TIMEOUT_MS } from "./faults";
import { connections, type Gate } from "./gate/gate";
import { judge, type Result } from "./judge";
import { type Remedy, remedyIn } from "./remedy";
import { Scene } from "./scene";

/** How many runs follow the one with faults at most, each but the first only because a message says so. */
const MOST_RUNS = 3;

/** One cell as it is tried. */
export class Trial {
  private readonly scene: Scene;
  private readonly deployment = new Deployment();
  private readonly remedies: string[] = [];
  private readonly toldLater: Told[] = [];
  private readonly idsLater: string[][] = [];
  private told: Told = [];
  private requests = 0;
  private afterFaults:
    | { ids: string[]; state: string | undefined; effect: boolean; met: boolean }
    | undefined;
  /** From when on nothing of the run with faults comes any more, by `performance.now()`. */
  overAt = 0;
  private gateMet: boolean | undefined;
  private readonly unrest: string[] = [];

  constructor(
    readonly cell: Cell,
    emulator: Emulator,
  ) {
    this.scene = new Scene(cell, emulator);
  }

  /** The run that meets the faults. */
  async faultRun({ verbs }: ProviderProcess, gate?: Gate): Promise<void> {
    const { cell, deployment, scene } = this;
    const looked = cell.life === "add" || cell.life === "list-settle";
    if (looked) await this.look(verbs);
    this.prepare(looked);
    const before = scene.requests();
    await gate?.fail(connections(cell.times), cell.life === "list-settle");
    this.told = await (cell.life === "list-refresh" ? deployment.refresh(verbs) : deployment.up(verbs));
    this.requests = scene.requests() - before;
    if (cell.fault === "later") this.overAt = performance.now() + LATER_MS;
    gate?.mend();
    if (gate !== undefined) this.gateMet = gate.met() > 0;
  }

  private prepare(looked: boolean): void {
    const { cell, deployment, scene } = this;
    const { life, fault } = cell;
    // A list is stale from when its fault was added: the hook that it is not to show comes after that.
    const hides = isOfLists(fault) && life.startsWith("list");
    if (hides) scene.addFaults(looked);
    if (holds(life)) deployment.state = scene.install("old");
    else if (isLimit(cell)) scene.install("new");
    if (!hides) scene.addFaults(looked);
    deployment.declared = life === "delete" ? undefined : scene.wanted(this.target);
  }

  private get target(): "old" | "new" {
    return this.cell.life === "list-refresh" ? "old" : "new";
  }

  /** Has the process ask for the line's list while it still can: what fails is then the call in question. */
  private async look(verbs: ProviderVerbs): Promise<void> {
    const properties = { session: this.scene.line.session, __provider: PROVIDER_TEXT };
    let told = "";
    // On a busy machine the first can be too slow. A failure is remembered for as long as it took.
    for (let attempt = 1; attempt <= 5 && !told.startsWith("no hook 1 is installed"); attempt++) {
      if (attempt > 1) await sleep(2 * TIMEOUT_MS);
      told = await verbs.read("1", properties, properties).then(String, ({ message }: Error) => message);
    }
  }

  /** Whether it has come to the fault. */
  get hasMet(): boolean {
    return this.scene.hasMet() && this.gateMet !== false;
  }

  /** Looks at what the faults have left. To be called when they are over, and before anything else happens. */
  lookAfterFaults(): void {
    const { scene, deployment } = this;
    const state = deployment.state?.id;
    this.afterFaults = { ids: scene.ids(), state, effect: scene.hasEffect(), met: this.hasMet };
  }

  /** The next run, without faults, and those that a message asks for. Each in a process of its own. */
  async nextRuns(providers: readonly ProviderProcess[]): Promise<void> {
    // For the next run itself: what to do besides is tried both ways, whatever the message says.
    for (const id of remedyIn(this.told)?.deletes ?? []) this.delete(id);
    let refresh = this.cell.next === "up --refresh";
    for (const provider of providers.slice(0, MOST_RUNS)) {
      const failed = refresh ? await this.deployment.refresh(provider.verbs) : [];
      const told = failed.length > 0 ? failed : await this.deployment.up(provider.verbs);
      this.toldLater.push(told);
      this.idsLater.push(this.scene.ids());
      const warned = await this.warnings(provider);
      const remedy = remedyIn([...told, ...warned]);
      if (remedy === undefined) return;
      this.apply(remedy);
      if (told.length === 0) return;
      refresh = remedy.refresh;
    }
  }

  /** What a run has printed of hooks that are there twice; it goes to all, so it is found by the ids. */
  private async warnings({ printed }: ProviderProcess): Promise<string[]> {
    const ids = this.scene.ids();
    if (ids.length < 2) return [];
    // It comes another way than the answer.
    await sleep(500);
    return printed.split("\n").filter((line) => ids.every((id) => line.includes(id)));
  }

  /** One more run, which must find everything in order. */
  async lastRun({ verbs }: ProviderProcess): Promise<void> {
    const before = this.scene.writes();
    const refreshed = await this.deployment.refresh(verbs);
    const told = [...refreshed, ...(await this.deployment.up(verbs))];
    const written = this.scene.writes() - before;
    const sent = written > 0 ? [`${written} writes were sent`] : [];
    this.unrest.push(...told, ...sent, ...this.scene.differences(this.deployment));
  }

  result(): Result {
    const { afterFaults, scene, deployment } = this;
    if (afterFaults === undefined) throw new Error("nobody looked after the faults");
    const seen: Evidence = {
      told: this.told,
      requests: this.requests,
      met: afterFaults.met,
      idsAfterFaults: afterFaults.ids,
      stateAfterFaults: afterFaults.state,
      effect: afterFaults.effect,
      toldLater: this.toldLater,
      idsLater: this.idsLater,
      remedies: this.remedies,
      idsAtEnd: scene.ids(),
      declared: deployment.declared === undefined ? 0 : 1,
      stateAtEnd: deployment.state?.id,
      unrest: this.unrest,
      secrets: scene.secrets(),
    };
    return judge(this.cell, seen);
  }

  secrets(): string[] {
    return this.scene.secrets();
  }

  /** Does by hand what a message asks for. */
  private apply({ deletes, adopt, refresh, again }: Remedy): void {
    const { declared } = this.deployment;
    for (const id of deletes) this.delete(id);
    if (adopt && declared !== undefined) {
      this.deployment.declared = { ...declared, adopt: true };
      this.remedies.push("adopt: true");
    } else if (again) this.remedies.push("pulumi up again");
    if (refresh) this.remedies.push("pulumi up --refresh");
  }

  private delete(id: string): void {
    if (!this.scene.ids().includes(id)) this.unrest.push(`a message names hook ${id}, which is not there`);
    else this.scene.remove(id);
    this.remedies.push("delete the hook named");
  }
}
