import { randomBytes } from "node:crypto";
import type { Emulator, Line } from "zipwhip-emulator";
import { type Bed, declare } from "../../../engine/support/bed";
import type { StateResource } from "../../../engine/support/stack";
import { type Cell, faultsOf, holds } from "../cells";
import type { Evidence } from "../evidence";
import { remedyIn } from "../remedy";
import { haveMet } from "../scene";

type AfterFaults = Pick<
  Evidence,
  "told" | "requests" | "met" | "idsAfterFaults" | "stateAfterFaults" | "effect"
>;

/** One cell as a hook of a program that goes through the whole engine. */
export class EngineHook {
  readonly name: string;
  private readonly line: Line;
  private readonly token = randomBytes(12).toString("hex");
  private adopt = false;
  private readonly remedies: string[] = [];
  private readonly toldLater: string[][] = [];
  private readonly idsLater: string[][] = [];
  private afterFaults: AfterFaults | undefined;

  constructor(
    readonly cell: Cell,
    index: number,
    private readonly emulator: Emulator,
  ) {
    this.name = `hook${index}`;
    this.line = emulator.createLine();
  }

  /** Its place in the program, before and after the change that meets the faults. */
  declaration(which: "before" | "after"): string {
    const { life } = this.cell;
    if (which === "before" ? !holds(life) : life === "delete") return "";
    const args = { event: "receive", url: this.url(which), session: this.line.session };
    return declare(this.name, this.adopt ? { ...args, adopt: true } : args);
  }

  addFaults(): void {
    for (const fault of faultsOf(this.cell, this.line.deviceId)) this.emulator.addFault(fault);
  }

  /** Notes what the run with faults told of it, and what it left. */
  note(told: readonly string[], networkMet: boolean, bed: Bed): void {
    const { deviceId } = this.line;
    const hooks = this.emulator.hooks(deviceId);
    this.afterFaults = {
      told,
      requests: this.emulator.requests({ deviceId }).length,
      met: haveMet(this.cell, deviceId, this.emulator) && networkMet,
      idsAfterFaults: hooks.map(({ webhookId }) => webhookId),
      stateAfterFaults: this.inState(bed)?.id,
      effect: this.hasEffect(hooks.map(({ url }) => url)),
    };
  }

  private hasEffect(urls: string[]): boolean {
    const { life } = this.cell;
    // A refresh is to have none.
    if (life === "list-refresh") return false;
    return life === "delete" ? urls.length === 0 : urls.includes(this.url("after"));
  }

  /** Notes what a later run told of it, and does what it names. */
  follow(told: string[]): void {
    this.toldLater.push(told);
    this.idsLater.push(this.emulator.hooks(this.line.deviceId).map(({ webhookId }) => webhookId));
    const remedy = remedyIn(told);
    for (const id of remedy?.deletes ?? []) {
      this.emulator.remove(id);
      this.remedies.push("delete the hook named");
    }
    if (remedy?.adopt !== true) return;
    this.adopt = true;
    this.remedies.push("adopt: true");
  }

  /** @param told what the last run told of it */
  evidence(told: string[], printed: string, bed: Bed): Evidence {
    if (this.afterFaults === undefined) throw new Error("nobody looked after the faults");
    const { deviceId } = this.line;
    const [hook, ...others] = this.emulator.hooks(deviceId);
    const state = this.inState(bed);
    const declared = this.cell.life === "delete" ? 0 : 1;
    const writes = this.emulator.requests({ deviceId }).filter(({ path }) => path !== "/webhook/list").length;
    const differs = (["url", "method", "event", "type", "webhookId"] as const).filter(
      (name) => hook?.[name] !== state?.outputs?.[name],
    );
    const secrets = [this.line.session.split(":")[0] ?? "", this.token];
    const unrest = [
      ...told,
      ...(writes > 0 ? [`${writes} writes were sent`] : []),
      ...differs.map((name) => `state and service differ in ${name}`),
      ...(declared === 1 && hook?.url !== this.url("after") ? ["the service does not hold the url"] : []),
      ...(secrets.some((secret) => printed.includes(secret)) ? ["the engine printed a secret"] : []),
    ];
    return {
      ...this.afterFaults,
      toldLater: this.toldLater,
      idsLater: this.idsLater,
      remedies: this.remedies,
      idsAtEnd: (hook === undefined ? [] : [hook, ...others]).map(({ webhookId }) => webhookId),
      declared,
      stateAtEnd: state?.id,
      unrest,
      secrets,
    };
  }

  private url(which: "before" | "after"): string {
    return `https://hooks.example.com/${this.token}/${this.cell.life === "update" ? which : "same"}`;
  }

  private inState({ stack }: Bed): StateResource | undefined {
    return stack.hooksInState().find(({ urn }) => urn.endsWith(`::${this.name}`));
  }
}
