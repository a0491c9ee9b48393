import { setTimeout as sleep } from "node:timers/promises";
import type { Emulator } from "zipwhip-emulator";
import type { Interruption } from "../plan/plan";
import { below, kill } from "./processes";

/** How long a request is held that an interruption waits for. */
const HELD_MS = 500;
const LOOK_EVERY_MS = 5;
/** So long without a request, and a provider process that has outlived its engine does nothing any more. */
const QUIET_MS = 400;

/** Ends a run of the engine at a request, and does what somebody does by hand in the course of it. */
export class Interrupter {
  /** The signal that was sent, if any. */
  signalled: Interruption["signal"] | undefined;
  private survivors: number[] = [];
  private watching = true;
  private watch: Promise<void> | undefined;

  /**
   * Prepares the service: the request is held. Faults that are added before win over it.
   *
   * @param actAt so many requests are let pass before somebody acts; `undefined`: nobody does
   */
  constructor(
    private readonly emulator: Emulator,
    private readonly interruption: Interruption | undefined,
    private readonly actAt: number | undefined,
    private readonly act: () => void,
  ) {
    if (interruption === undefined) return;
    const { request, effect } = interruption;
    const held = { endpoint: "*", skip: request, times: 1 } as const;
    const when = effect === "done" ? "after" : "before";
    this.emulator.addFault(
      effect === "never"
        ? { ...held, when: "before", kind: "hang" }
        : { ...held, when, kind: "delay", ms: HELD_MS },
    );
  }

  /** Whether something was killed, or told twice to end: what it was doing may be in no state. */
  get killed(): boolean {
    return this.signalled !== undefined && this.signalled !== "SIGINT";
  }

  /** To be called with the engine's process id. */
  follow(pid: number): void {
    this.watch = this.look(pid);
  }

  /** To be called when the engine has ended: nothing that it has left goes on. */
  async end(): Promise<void> {
    this.watching = false;
    await this.watch;
    if (this.survivors.length === 0) return;
    for (let seen = -1; seen !== this.emulator.requests().length; await sleep(QUIET_MS)) {
      seen = this.emulator.requests().length;
    }
    for (const pid of this.survivors) kill(pid, "SIGKILL");
  }

  private async look(pid: number): Promise<void> {
    let [signalled, acted] = [false, false];
    while (this.watching) {
      const arrived = this.emulator.requests().length;
      if (!acted && this.actAt !== undefined && arrived > this.actAt) {
        acted = true;
        this.act();
      }
      if (!signalled && this.interruption !== undefined && arrived > this.interruption.request) {
        signalled = true;
        await this.signal(pid, this.interruption.signal);
      }
      await sleep(LOOK_EVERY_MS);
    }
  }

  private async signal(pid: number, signal: Interruption["signal"]): Promise<void> {
    const children = await below(pid);
    if (!this.watching) return;
    this.signalled = signal;
    if (signal === "SIGKILL of the provider") {
      for (const child of children)
        if (/dynamic-provider|pulumi-resource-zipwhip/.test(child.command)) kill(child.pid, "SIGKILL");
      return;
    }
    this.survivors = children.map((child) => child.pid);
    if (signal === "SIGKILL") return kill(pid, "SIGKILL");
    kill(pid, "SIGINT");
    if (signal === "SIGINT") return;
    await sleep(HELD_MS / 2);
    kill(pid, "SIGINT");
  }
}
