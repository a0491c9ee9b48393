import { setTimeout as sleep } from "node:timers/promises";
import { complaintsAtEnd, complaintsAtRest } from "../judge/at-end";
import { remediesIn } from "../messages";
import { LATEST_MS, TIMEOUT_MS } from "../plan/any-fault";
import { inSmall } from "../plan/describe";
import type { Move, Plan, Round } from "../plan/plan";
import { AT_REST, argumentsOf, lastUp } from "./command";
import { follow, removeTwins } from "./follow";
import type { Host } from "./host";
import { Interrupter } from "./interrupter";
import { Runs } from "./runs";
import { type Stage, setStage } from "./stage";

/** So often the last `up` may refuse, each time naming something else to do. */
const MOST_REMEDIES = 12;
/** Time for one request where nothing goes wrong. */
const REST_S = 20;

/** What became of one run of the soak. */
export interface Outcome {
  /** What is wrong; empty: it converged. */
  complaints: string[];
  /** What was done because a message said so, after the faults had ended. */
  remedies: string[];
  commands: number;
  requests: number;
  interruptions: number;
  /** All that happened. */
  log: string;
}

/** Plays a plan, with a service and a stack of its own. */
export async function play(plan: Plan, seed: string, host: Host, folder: string): Promise<Outcome> {
  const stage = await setStage(plan, seed, host, folder);
  try {
    return await new Trial(plan, stage).play();
  } finally {
    await stage.close();
  }
}

class Trial {
  private readonly runs: Runs;
  private readonly remedies: string[] = [];
  private interruptions = 0;

  constructor(
    private readonly plan: Plan,
    private readonly stage: Stage,
  ) {
    this.runs = new Runs(stage, plan.settings);
  }

  async play(): Promise<Outcome> {
    const { looks, complaints, log } = this.runs;
    try {
      for (const move of this.plan.strangers) this.make(move);
      for (const hook of this.plan.program) this.make({ edit: "add", hook });
      for (const round of this.plan.rounds) await this.round(round);
      if (await this.converge()) await this.rest();
    } catch (error) {
      complaints.push(`the run broke off: ${error instanceof Error ? error.stack : error}`);
    }
    return {
      complaints: [...new Set(complaints)],
      remedies: [
        ...this.remedies,
        ...Array<string>(this.runs.unreadable).fill("delete the empty .attrs"),
        ...Array<string>(this.runs.hung).fill("Ctrl-C, since the engine hung"),
      ],
      commands: looks.length,
      requests: looks.reduce((sum, { requests }) => sum + requests.length, 0),
      interruptions: this.interruptions,
      log: log.join("\n"),
    };
  }

  private make(move: Move): void {
    const made = "edit" in move ? this.stage.program.apply(move) : this.stage.service.apply(move);
    this.runs.log.push(`${made ? "move" : "(no move)"} ${inSmall(move)}`);
  }

  private async round(round: Round): Promise<void> {
    const { emulator, engine } = this.stage;
    for (const move of round.moves) this.make(move);
    emulator.clearRequests();
    const interrupter = new Interrupter(emulator, round.interruption, round.during?.request, () => {
      this.runs.byHand = true;
      if (round.during !== undefined) this.make(round.during.move);
    });
    for (const fault of round.faults) emulator.addFault(fault);
    const planned = emulator.faults();
    this.runs.log.push(...planned.map((fault) => `fault ${inSmall(fault)}`));
    const urns = engine.state.read().hooks.map(({ urn }) => urn);
    const args = argumentsOf(round.command, this.plan.settings, urns);
    await this.runs.run(args, TIMEOUT_MS / 1000, interrupter, async () => {
      // What comes late is to come before the next run looks: no client could know of it.
      const late = planned.some(({ kind }) => kind === "delay");
      if (late && emulator.faults().length < planned.length) await sleep(LATEST_MS);
    });
    emulator.clearFaults();
    if (interrupter.signalled !== undefined) this.interruptions++;
  }

  private async converge(): Promise<boolean> {
    const { runs, stage, remedies } = this;
    for (let count = 0; ; count++) {
      const { exitCode, text } = await runs.run(lastUp(this.plan.settings), REST_S);
      if (exitCode === 0) break;
      const named = remediesIn(text);
      if (named.length === 0 || count === MOST_REMEDIES) {
        runs.complaints.push(`the last up fails, and its messages lead nowhere:\n${text}`);
        return false;
      }
      for (const remedy of named) follow(remedy, stage, runs);
      remedies.push(...named.map((remedy) => remedy.do));
      runs.log.push(...named.map((remedy) => `remedy: ${inSmall(remedy)}`));
    }
    for (let twins = removeTwins(stage, runs); twins > 0; twins--) remedies.push("delete the twin");
    if (stage.engine.state.read().pending > 0) {
      // A killed run leaves it; the engine warns of it, and names the refresh.
      remedies.push("pulumi refresh --clear-pending-creates");
      await runs.run(["refresh", "--yes", "--skip-preview", "--clear-pending-creates"], REST_S);
    }
    return true;
  }

  private async rest(): Promise<void> {
    const { runs, stage } = this;
    const [up = [], ...others] = AT_REST;
    const last = await runs.run(up, REST_S);
    runs.complaints.push(...complaintsAtEnd(last, stage.service, runs.looks), ...complaintsAtRest(last));
    for (const args of others) runs.complaints.push(...complaintsAtRest(await runs.run(args, REST_S)));
  }
}
