import { randomBytes } from "node:crypto";
import type { Emulator, Hook, Line } from "zipwhip-emulator";
import { PROVIDER_TEXT } from "../../../sdk/provider-text";
import { normaliseUrl } from "../../../zipwhip/identity";
import type { Properties } from "../support/provider-verbs";
import { type Cell, faultsOf } from "./cells";
import type { Deployment, Resource } from "./deployment";

const WRITES = ["/webhook/add", "/webhook/update", "/webhook/delete"];

/** What a cell plays on: a line of its own on the emulator, with a hook of somebody else. */
export class Scene {
  readonly line: Line;
  private readonly token = randomBytes(12).toString("hex");
  private readonly stranger: Hook;

  constructor(
    private readonly cell: Cell,
    private readonly emulator: Emulator,
  ) {
    this.line = emulator.createLine();
    // It must stay as it is.
    const other = { event: "progress", url: "https://other.example/" } as const;
    this.stranger = emulator.install(this.line.deviceId, other);
  }

  /** @param looked whether the look ahead of an add is over */
  addFaults(looked: boolean): void {
    for (const fault of faultsOf(this.cell, this.line.deviceId)) {
      this.emulator.addFault(looked ? { ...fault, skip: 0 } : fault);
    }
  }

  wanted(which: "old" | "new"): Properties {
    return { event: "receive", url: this.url(which), session: this.line.session };
  }

  /** Installs the hook, and answers what the state holds of it if an earlier run has made it. */
  install(which: "old" | "new"): Resource {
    const { deviceId: line, session } = this.line;
    const hook = this.emulator.install(line, { event: "receive", url: this.url(which) });
    const { type, event, url, method, webhookId: id } = hook;
    const inputs = { type, event, url, method, session, __provider: PROVIDER_TEXT };
    return { id, inputs, outputs: { ...inputs, webhookId: id, line }, initErrors: [] };
  }

  remove(webhookId: string): void {
    this.emulator.remove(webhookId);
  }

  /** Ids of the hooks that are this hook, under its old or new URL. */
  ids(): string[] {
    return this.ours().map(({ webhookId }) => webhookId);
  }

  /** Whether the write in question has had its effect. */
  hasEffect(): boolean {
    if (this.cell.life === "delete") return this.ours().length === 0;
    return this.ours().some(({ url }) => normaliseUrl(url) === normaliseUrl(this.url("new")));
  }

  /** Whether requests of the line have come to all the faults of its cell. */
  hasMet(): boolean {
    return haveMet(this.cell, this.line.deviceId, this.emulator);
  }

  requests(): number {
    return this.emulator.requests({ deviceId: this.line.deviceId }).length;
  }

  writes(): number {
    const { deviceId } = this.line;
    return this.emulator.requests({ deviceId }).filter(({ path }) => WRITES.includes(path)).length;
  }

  /** Where service, state and program are not the same. */
  differences({ state, declared }: Deployment): string[] {
    const now = this.emulator.hooks(this.line.deviceId);
    const stranger = now.find(({ webhookId }) => webhookId === this.stranger.webhookId);
    const untouched = JSON.stringify(stranger) === JSON.stringify(this.stranger);
    const problems = untouched ? [] : ["the hook of somebody else was touched"];
    if (state === undefined || declared === undefined) return problems;
    const hook = now.find(({ webhookId }) => webhookId === state.id);
    for (const name of ["type", "event", "url", "method", "webhookId"] as const) {
      if (hook?.[name] !== state.outputs[name]) problems.push(`state and service differ in ${name}`);
    }
    if (hook?.url !== declared.url) problems.push("the service does not hold the declared url");
    if (state.outputs.__provider !== PROVIDER_TEXT) problems.push("the state has lost __provider");
    return problems;
  }

  /** What may stand nowhere in clear text. */
  secrets(): string[] {
    return [this.line.session.split(":")[0] ?? "", this.token];
  }

  private url(which: "old" | "new"): string {
    return `https://hooks.example.com/${this.token}/${which}`;
  }

  private ours(): Hook[] {
    const all = this.emulator.hooks(this.line.deviceId);
    return all.filter(({ webhookId }) => webhookId !== this.stranger.webhookId);
  }
}

export function haveMet(cell: Cell, line: string, emulator: Emulator): boolean {
  const paths = emulator.requests({ deviceId: line }).map(({ path }) => path.slice(1));
  return faultsOf(cell, line).every(
    ({ endpoint, skip = 0 }) => paths.filter((path) => path === endpoint).length > skip,
  );
}
