import { createHash } from "node:crypto";
import { setTimeout as sleep } from "node:timers/promises";
import { type Emulator, startEmulator } from "zipwhip-emulator";
import { LATEST_MS, TIMEOUT_MS } from "./arbitrary-faults";
import { inSmall } from "./describe";
import { Engine, type Ran } from "./engine";
import type { Host } from "./host";
import { Interrupter } from "./interrupter";
import { complaintsAfter, complaintsAtEnd, complaintsAtRest, doublesMade, type Look } from "./judge";
import { type Remedy, remediesIn, twinsIn } from "./messages";
import type { Command, Move, Plan, Round } from "./plan";
import { Program } from "./program";
import { Service } from "./service";

/** So often the last `up` may refuse, each time naming something else to do. */
const MOST_REMEDIES = 12;
const REST_TIMEOUT_S = "20";

/** What became of one run of the soak. */
export interface Outcome {
  /** What is wrong; empty: it converged. */
  complaints: string[];
  /** What had to be done because a message said so, after the faults had ended. */
  remedies: string[];
  commands: number;
  requests: number;
  interruptions: number;
  /** All that happened. */
  log: string;
}

/** One run of the soak: a plan, played on a service and a stack of its own. */
export class Trial {
  private readonly log: string[] = [];
  private readonly complaints: string[] = [];
  private readonly remedies: string[] = [];
  private readonly looks: Look[] = [];
  private commands = 0;
  private requests = 0;
  private interruptions = 0;
  private gone = false;
  private movedInRun = false;

  private constructor(
    private readonly plan: Plan,
    private readonly engine: Engine,
    private readonly emulator: Emulator,
    private readonly service: Service,
    private readonly program: Program,
    private readonly session: string,
    private readonly secrets: readonly string[],
  ) {}

  /** Plays a plan. The same seed gives the same ids and sessions. */
  static async play(plan: Plan, seed: string, host: Host, template: string): Promise<Outcome> {
    const emulator = await startEmulator({ random: randomFrom(seed), choices: plan.choices });
    const engine = await Engine.create(host, template);
    try {
      const lines = Array.from({ length: plan.lines }, () => {
        const line = emulator.createLine();
        return { ...line, sessions: [line.session, emulator.login(line.number)] as const };
      });
      const deviceIds = lines.map(({ deviceId }) => deviceId);
      const secrets = lines.flatMap(({ sessions }) => sessions.map((session) => session.split(":")[0] ?? ""));
      const service = new Service(emulator, deviceIds);
      const program = new Program(lines, plan.settings);
      const session = lines[0]?.session ?? "";
      const trial = new Trial(plan, engine, emulator, service, program, session, secrets);
      try {
        await trial.all();
      } catch (error) {
        trial.complaints.push(`the run broke off: ${error instanceof Error ? error.stack : error}`);
      }
      return trial.outcome();
    } finally {
      engine.remove();
      await emulator.close();
    }
  }

  private async all(): Promise<void> {
    for (const move of this.plan.strangers) this.make(move);
    for (const hook of this.plan.program) this.make({ edit: "add", hook });
    for (const round of this.plan.rounds) await this.round(round);
    await this.converge();
  }

  private outcome(): Outcome {
    const { complaints, remedies, commands, requests, interruptions, log } = this;
    return { complaints, remedies, commands, requests, interruptions, log: log.join("\n") };
  }

  private make(move: Move): void {
    const made = "edit" in move ? this.program.apply(move) : this.service.apply(move);
    this.log.push(`${made ? "move" : "(no move)"} ${inSmall(move)}`);
  }

  private async round(round: Round): Promise<void> {
    for (const move of round.moves) this.make(move);
    this.emulator.clearRequests();
    const { during } = round;
    const act =
      during === undefined
        ? undefined
        : () => {
            this.movedInRun = true;
            this.make(during.move);
          };
    const interrupter = new Interrupter(
      this.emulator,
      round.interruption,
      during === undefined || act === undefined ? undefined : { request: during.request, act },
    );
    for (const fault of round.faults) {
      this.emulator.addFault(fault);
      this.log.push(`fault ${inSmall(fault)}`);
    }
    if (round.interruption !== undefined) this.log.push(`interruption ${inSmall(round.interruption)}`);
    const waiting = this.emulator.faults().length;
    await this.run(this.argumentsOf(round.command), TIMEOUT_MS / 1000, interrupter);
    // What comes late is to come before the next run looks: no client could know of it.
    if (mayComeLate(round) && this.emulator.faults().length < waiting) await sleep(LATEST_MS);
    this.emulator.clearFaults();
    this.look();
  }

  private async converge(): Promise<void> {
    const up = ["up", "--yes", "--skip-preview", "--refresh", ...this.options()];
    for (let count = 0; ; count++) {
      const ran = await this.run(up, REST_TIMEOUT_S);
      this.look();
      this.gone = false;
      if (ran.exitCode === 0) {
        this.removeTwins(ran.text);
        break;
      }
      const remedies = remediesIn(ran.text);
      if (remedies.length === 0 || count === MOST_REMEDIES) {
        this.complaints.push(`the last up fails, and its messages lead nowhere:\n${ran.text}`);
        return;
      }
      for (const remedy of remedies) this.follow(remedy);
    }
    if (this.engine.state().pending > 0) {
      // A killed run leaves it; the engine warns of it, and names this way of clearing it.
      this.remedies.push("pulumi refresh --clear-pending-creates");
      await this.run(["refresh", "--yes", "--skip-preview", "--clear-pending-creates"], REST_TIMEOUT_S);
      this.look();
    }
    const state = this.engine.state();
    this.complaints.push(...complaintsAtEnd(this.program, this.service, state, this.looks));
    for (const args of [
      ["up", "--yes", "--skip-preview", "--expect-no-changes"],
      ["preview", "--refresh", "--expect-no-changes"],
    ]) {
      const ran = await this.run(args, REST_TIMEOUT_S);
      this.complaints.push(...complaintsAtRest(ran, this.emulator.requests()));
    }
  }

  // Those that a run has made, and that the refresh names. Those that hands have made are left alone.
  private removeTwins(text: string): void {
    const held = new Set(this.engine.state().hooks.map(({ id }) => id));
    const doubled = doublesMade(this.looks, this.service.hooks()).flat();
    for (const id of new Set(twinsIn(text))) {
      if (held.has(id) || !doubled.includes(id)) continue;
      this.service.remove(id);
      this.remedies.push("delete the twin");
    }
  }

  private follow(remedy: Remedy): void {
    this.log.push(`remedy ${inSmall(remedy)}`);
    this.remedies.push(remedy.do);
    if (remedy.do === "adopt") this.program.adopt(remedy.name);
    if (remedy.do === "accept that they are gone") this.gone = true;
    if (remedy.do === "delete the one in the way") this.service.remove(remedy.id);
    if (remedy.do === "delete all but one") {
      const there = new Set(this.service.hooks().map(({ webhookId }) => webhookId));
      const [, ...surplus] = remedy.ids.filter((id) => there.has(id));
      for (const id of surplus) this.service.remove(id);
    }
  }

  private async run(args: string[], timeoutS: number | string, interrupter?: Interrupter): Promise<Ran> {
    const program = ["up", "preview"].includes(args[0] ?? "") ? this.program.text() : undefined;
    if (interrupter === undefined) this.emulator.clearRequests();
    const before = this.service.hooks();
    const inState = this.engine.state().hooks.map(({ id }) => id);
    this.movedInRun = false;
    const ran = await this.engine.run(args, this.settings(timeoutS), program, (pid) => {
      interrupter?.follow(pid);
    });
    await interrupter?.end();
    this.note(ran, interrupter?.interrupted === true);
    if (ran.text.includes("pulumi cancel")) {
      await this.engine.run(["cancel", "--yes"], {});
      this.log.push("remedy pulumi cancel");
      return this.run(args, timeoutS);
    }
    this.looks.push({
      args,
      text: ran.text,
      declared: this.program.declared.map((one) => ({ name: one.name, ...this.program.hookOf(one) })),
      before,
      after: [],
      byHand: false,
      inState,
      interrupted: interrupter?.interrupted === true,
    });
    return ran;
  }

  private note(ran: Ran, interrupted: boolean): void {
    this.commands++;
    const requests = this.emulator.requests();
    this.requests += requests.length;
    if (interrupted) this.interruptions++;
    this.log.push(
      `$ pulumi ${ran.args.join(" ")}${interrupted ? " (interrupted)" : ""}: ${ran.exitCode}`,
      ...(ran.args[0] === "up" ? [this.program.text()] : []),
      ran.text,
      ...requests.map(
        ({ path, parameters, status, line }) => `  ${path} ${status} ${line} ${inSmall(parameters)}`,
      ),
      `on the service: ${this.service
        .hooks()
        .map((hook) => `\n  ${inSmall(hook)}`)
        .join("")}`,
      `in the state: ${this.engine
        .state()
        .hooks.map(
          (hook) =>
            `\n  ${hook.name} ${hook.id}${hook.toBeDeleted ? " to be deleted" : ""} ${hook.outputs.event} ${hook.outputs.url} ${hook.outputs.line}`,
        )
        .join("")}`,
    );
  }

  private look(): void {
    const look = this.looks.at(-1);
    if (look === undefined) return;
    look.after = this.service.hooks();
    look.byHand = this.movedInRun;
    const state = this.engine.state();
    this.complaints.push(
      ...complaintsAfter(look, this.service, state, this.secrets, this.emulator.requests()),
    );
  }

  private settings(timeoutS: number | string): Record<string, string> {
    return {
      ZIPWHIP_API_URL: this.emulator.url,
      ZIPWHIP_TIMEOUT_SECONDS: String(timeoutS),
      ...(this.plan.settings.ambient ? { ZIPWHIP_SESSION: this.session } : {}),
      ...(this.plan.settings.adopt ? { ZIPWHIP_ADOPT: "true" } : {}),
      ...(this.gone ? { ZIPWHIP_ACCEPT_GONE: "true" } : {}),
    };
  }

  private options(): string[] {
    const { continueOnError, parallel } = this.plan.settings;
    return [
      ...(continueOnError ? ["--continue-on-error"] : []),
      ...(parallel === undefined ? [] : [`--parallel=${parallel}`]),
    ];
  }

  private argumentsOf({ verb, refresh, preview, pick }: Command): string[] {
    const quick = preview ? [] : ["--skip-preview"];
    const first = refresh ? ["--refresh"] : [];
    if (verb === "preview") return ["preview", ...first];
    if (verb === "refresh") return ["refresh", "--yes", ...quick];
    const target = verb === "replace" ? this.urn(pick) : undefined;
    return [
      verb === "destroy" ? "destroy" : "up",
      "--yes",
      ...quick,
      ...first,
      ...this.options(),
      ...(target === undefined ? [] : ["--target-replace", target]),
    ];
  }

  private urn(pick: number): string | undefined {
    const { hooks } = this.engine.state();
    return hooks[pick % Math.max(1, hooks.length)]?.urn;
  }
}

function mayComeLate({ faults, interruption }: Round): boolean {
  return interruption?.effect === "late" || faults.some(({ kind }) => kind === "delay");
}

function randomFrom(seed: string): (size: number) => Buffer {
  let count = 0;
  return (size) => {
    count++;
    const bytes = createHash("sha512").update(`${seed} ${count}`).digest();
    return bytes.subarray(0, size);
  };
}
