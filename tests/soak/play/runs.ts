import { complaintsAfter } from "../judge/after-run";
import { complaintsAfterSuccess } from "../judge/after-success";
import type { Look } from "../judge/look";
import { inSmall } from "../plan/describe";
import type { Plan } from "../plan/plan";
import type { Interrupter } from "./interrupter";
import type { Stage } from "./stage";

/** The runs of the engine on a stage: what was seen of each, and what is wrong with it. */
export class Runs {
  readonly looks: Look[] = [];
  readonly complaints: string[] = [];
  readonly log: string[] = [];
  /** How often the engine could not read its own state. */
  unreadable = 0;
  /** How often the engine hung. */
  hung = 0;
  /** Settings for the next run only. */
  once: Record<string, string> = {};
  /** To be set where somebody does something by hand in the course of a run. */
  byHand = false;

  constructor(
    private readonly stage: Stage,
    private readonly settings: Plan["settings"],
  ) {}

  /**
   * Runs the engine, and looks at what is there then.
   *
   * @param settle waits for all that comes late
   */
  async run(
    args: string[],
    timeoutS: number,
    interrupter?: Interrupter,
    settle: () => Promise<void> = async () => undefined,
  ): Promise<Look> {
    const { engine, service, program, emulator, secrets } = this.stage;
    const text = ["up", "preview"].includes(args[0] ?? "") ? program.text() : undefined;
    if (interrupter === undefined) emulator.clearRequests();
    this.byHand = false;
    const before = service.hooks();
    const stateBefore = engine.state.read().hooks;
    const ran = await engine.run(args, this.environment(timeoutS), text, (pid) => interrupter?.follow(pid));
    await interrupter?.end();
    await settle();
    const { hooks: stateAfter, pending } = engine.state.read();
    const look: Look = {
      ...ran,
      declared: program.declared.map((one) => ({ name: one.name, ...program.hookOf(one) })),
      before,
      after: service.hooks(),
      stateBefore,
      stateAfter,
      pending,
      requests: emulator.requests(),
      killed: ran.hung || interrupter?.killed === true,
      told: interrupter?.signalled !== undefined,
      byHand: this.byHand,
    };
    this.looks.push(look);
    this.complaints.push(...complaintsAfter(look, service, secrets), ...complaintsAfterSuccess(look));
    this.note(look, text, interrupter?.signalled);
    if (ran.hung) this.hung++;
    if (await this.unlock(look)) return this.run(args, timeoutS);
    this.once = {};
    return look;
  }

  // What a killed engine leaves: a lock, which it names with the remedy, or a state that it cannot read any more.
  private async unlock({ text }: Look): Promise<boolean> {
    const { engine } = this.stage;
    if (text.includes("pulumi cancel")) {
      this.log.push("remedy: pulumi cancel");
      await engine.run(["cancel", "--yes"], {});
      return true;
    }
    const unreadable = text.includes("failed to load checkpoint: EOF") && engine.state.dropEmptyAttributes();
    if (unreadable) this.unreadable++;
    return unreadable;
  }

  private environment(timeoutS: number): Record<string, string> {
    const { emulator, session } = this.stage;
    return {
      ZIPWHIP_API_URL: emulator.url,
      ZIPWHIP_TIMEOUT_SECONDS: String(timeoutS),
      ...(session === undefined ? {} : { ZIPWHIP_SESSION: session }),
      ...(this.settings.adopt ? { ZIPWHIP_ADOPT: "true" } : {}),
      ...this.once,
    };
  }

  private note(look: Look, program: string | undefined, signal: string | undefined): void {
    const { args, exitCode, text, requests, after, stateAfter } = look;
    this.log.push(
      `$ pulumi ${args.join(" ")}${signal === undefined ? "" : ` (${signal})`}: ${exitCode}`,
      program ?? "",
      text,
      ...requests.map(
        ({ path, parameters, status, line }) => `  ${path} ${status} ${line} ${inSmall(parameters)}`,
      ),
      "on the service:",
      ...after.map((hook) => `  ${inSmall(hook)}`),
      "in the state:",
      ...stateAfter.map(
        ({ name, id, toBeDeleted, outputs: { event, url, line } }) =>
          `  ${name} ${id}${toBeDeleted ? " (to be deleted)" : ""} ${event} ${url} ${line}`,
      ),
    );
  }
}
