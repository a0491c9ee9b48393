import { randomBytes } from "node:crypto";
import type { Emulator, Hook, Line } from "zipwhip-emulator";
import { PROVIDER_TEXT } from "../../../sdk/provider-text";
import { normaliseUrl } from "../../../zipwhip/identity";
import type { Properties, ProviderProcess } from "../support/provider-process";
import { type Cell, faultsOf, isNetwork } from "./cells";
import { Deployment, type Told } from "./deployment";
import type { Gate } from "./gate";
import { type Evidence, judge, type Remedy, type Result, remedyIn } from "./judge";

const WRITES = ["/webhook/add", "/webhook/update", "/webhook/delete"];
/** How many runs the user makes at most, each only because a message says so. */
const MOST_RUNS = 3;

/** One cell as it is tried, on a line of its own. */
export class Trial {
  private readonly line: Line;
  private readonly stranger: Hook;
  private readonly token = randomBytes(12).toString("hex");
  private readonly deployment = new Deployment();
  private readonly remedies: string[] = [];
  private readonly toldLater: Told[] = [];
  private told: Told = [];
  private tookMs = 0;
  private afterFaults:
    | { ids: string[]; state: string | undefined; effect: boolean; met: boolean }
    | undefined;
  private unrest: string[] = [];

  constructor(
    readonly cell: Cell,
    private readonly emulator: Emulator,
  ) {
    this.line = emulator.createLine();
    // Somebody else's hook, which must stay as it is.
    this.stranger = emulator.install(this.line.deviceId, {
      event: "progress",
      url: "https://other.example/",
    });
  }

  /** The run that meets the faults. */
  async faultRun(provider: ProviderProcess, gate?: Gate): Promise<void> {
    const { cell, deployment } = this;
    if (cell.life === "list-refresh") this.addFaults();
    if (["update", "delete", "list-refresh"].includes(cell.life)) this.installed("old");
    if (cell.life !== "list-refresh") this.addFaults();
    if (cell.life === "delete") deployment.declared = undefined;
    else deployment.declared = this.wanted(cell.life === "list-refresh" ? "old" : "new");
    if (gate !== undefined && cell.life === "add") await this.look(provider);
    await gate?.fail(cell.times);
    const start = performance.now();
    this.told = await (cell.life === "list-refresh" ? deployment.refresh(provider) : deployment.up(provider));
    this.tookMs = performance.now() - start;
    await gate?.mend();
  }

  /** Looks at what the faults have left. To be called when they are over, and before anything else happens. */
  lookAfterFaults(): void {
    const now = this.emulator.hooks(this.line.deviceId);
    const { life } = this.cell;
    const reached = now.some((hook) => this.isOurs(hook) && sameText(hook.url, this.url("new")));
    const effect = life === "delete" ? this.identical().length === 0 : reached;
    this.afterFaults = { ids: this.identical(), state: this.deployment.state?.id, effect, met: this.met() };
  }

  private met(): boolean {
    const { cell, line } = this;
    // A call that has to be repeated waits before that.
    if (this.network) return this.told.length > 0 || this.tookMs > 120;
    return haveMet(cell, line.deviceId, this.emulator);
  }

  /** The next run, without faults, and those that a message asks for. Each in a process of its own. */
  async nextRuns(providers: readonly ProviderProcess[]): Promise<void> {
    const [first] = this.applied(remedyIn(this.told), false);
    if (first !== undefined) this.remedies.push(first);
    let refresh = this.cell.next === "up --refresh";
    for (const provider of providers.slice(0, MOST_RUNS)) {
      const told = refresh ? await this.deployment.refresh(provider) : [];
      const all = told.length > 0 ? told : await this.deployment.up(provider);
      this.toldLater.push(all);
      if (all.length === 0) return;
      const remedy = remedyIn(all);
      if (remedy === undefined) return;
      this.remedies.push(...this.applied(remedy, true));
      refresh = remedy.refresh;
    }
  }

  /** One more run, which must find everything in order. */
  async lastRun(provider: ProviderProcess): Promise<void> {
    const before = this.writes();
    const refreshed = await this.deployment.refresh(provider);
    const told = [...refreshed, ...(await this.deployment.up(provider))];
    const written = this.writes() - before;
    this.unrest = [...told, ...(written > 0 ? [`${written} writes were sent`] : []), ...this.differences()];
  }

  result(): Result {
    const { afterFaults } = this;
    if (afterFaults === undefined) throw new Error("nobody looked after the faults");
    const seen: Evidence = {
      told: this.told,
      tookMs: this.tookMs,
      met: afterFaults.met,
      idsAfterFaults: afterFaults.ids,
      stateAfterFaults: afterFaults.state,
      effect: afterFaults.effect,
      toldLater: this.toldLater,
      remedies: this.remedies,
      idsAtEnd: this.identical(),
      declared: this.deployment.declared === undefined ? 0 : 1,
      stateAtEnd: this.deployment.state?.id,
      unrest: this.unrest,
      secrets: this.secrets(),
    };
    return judge(this.cell, seen);
  }

  /** What may stand nowhere in clear text. */
  secrets(): string[] {
    return [this.line.session.split(":")[0] ?? "", this.token];
  }

  private addFaults(): void {
    for (const fault of faultsOf(this.cell, this.line.deviceId)) this.emulator.addFault(fault);
  }

  private url(which: "old" | "new"): string {
    return `https://hooks.example.com/${this.token}/${which}`;
  }

  private wanted(which: "old" | "new"): Properties {
    return { event: "receive", url: this.url(which), session: this.line.session };
  }

  /** As if an earlier run had made it. */
  private installed(which: "old" | "new"): void {
    const hook = this.emulator.install(this.line.deviceId, { event: "receive", url: this.url(which) });
    const { deviceId: line, session } = this.line;
    const { type, event, url, method, webhookId: id } = hook;
    const inputs = { type, event, url, method, session, __provider: PROVIDER_TEXT };
    this.deployment.state = { id, inputs, outputs: { ...inputs, webhookId: id, line }, initErrors: [] };
  }

  /** Has the process ask for the line's list while it still can: what fails is then the call in question. */
  private async look(provider: ProviderProcess): Promise<void> {
    const properties = { session: this.line.session, __provider: PROVIDER_TEXT };
    await provider.read("1", properties, properties).catch(() => undefined);
  }

  /** Does by hand what a message asks for, and answers what it was. */
  private applied(remedy: Remedy | undefined, failed: boolean): string[] {
    if (remedy === undefined) return [];
    const { deletes, adopt, refresh, again } = remedy;
    for (const id of deletes) this.emulator.remove(id);
    const adopts = failed && adopt && this.deployment.declared !== undefined;
    if (adopts) this.deployment.declared = { ...this.deployment.declared, adopt: true };
    return [
      ...(deletes.length > 0 ? ["delete the hooks named"] : []),
      ...(adopts ? ["adopt: true"] : []),
      ...(failed && refresh ? ["pulumi up --refresh"] : []),
      ...(failed && again && !adopts ? ["pulumi up again"] : []),
    ];
  }

  private isOurs({ webhookId }: Hook): boolean {
    return webhookId !== this.stranger.webhookId;
  }

  /** Ids of the hooks that are this hook, under its old or new URL. */
  private identical(): string[] {
    const ours = this.emulator.hooks(this.line.deviceId).filter((hook) => this.isOurs(hook));
    return ours.map(({ webhookId }) => webhookId);
  }

  private differences(): string[] {
    const now = this.emulator.hooks(this.line.deviceId);
    const stranger = now.find(({ webhookId }) => webhookId === this.stranger.webhookId);
    const untouched = JSON.stringify(stranger) === JSON.stringify(this.stranger);
    const problems = untouched ? [] : ["the hook of somebody else was touched"];
    const { state, declared } = this.deployment;
    if (state === undefined || declared === undefined) return problems;
    const hook = now.find(({ webhookId }) => webhookId === state.id);
    for (const name of ["type", "event", "url", "method", "webhookId"] as const) {
      if (hook?.[name] !== state.outputs[name]) problems.push(`state and service differ in ${name}`);
    }
    if (hook?.url !== declared.url) problems.push("the service does not hold the declared url");
    if (state.outputs.__provider !== PROVIDER_TEXT) problems.push("the state has lost __provider");
    return problems;
  }

  private writes(): number {
    const { deviceId } = this.line;
    return this.emulator.requests({ deviceId }).filter(({ path }) => WRITES.includes(path)).length;
  }

  /** Whether it needs a gate of its own kind. */
  get network(): boolean {
    return isNetwork(this.cell.fault);
  }
}

/** Whether requests of the line have come to all the faults of its cell. */
export function haveMet(cell: Cell, line: string, emulator: Emulator): boolean {
  const paths = emulator.requests({ deviceId: line }).map(({ path }) => path.slice(1));
  return faultsOf(cell, line).every(
    ({ endpoint, skip = 0 }) => paths.filter((path) => path === endpoint).length > skip,
  );
}

function sameText(a: string, b: string): boolean {
  return normaliseUrl(a) === normaliseUrl(b);
}
