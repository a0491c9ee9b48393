import { type ChildProcess, fork } from "node:child_process";
import { once } from "node:events";
import { join } from "node:path";
import type { Ask, Spent } from "./process";

/** The stand-in for the service, in a process of its own. */
export class Service {
  private constructor(
    private readonly child: ChildProcess,
    readonly url: string,
  ) {}

  /** @param latencyMs how long each call waits before it does anything */
  static async start(latencyMs: number): Promise<Service> {
    const child = fork(join(__dirname, "process.ts"), [String(latencyMs)], { execArgv: ["--import", "tsx"] });
    return new Service(child, (await answer(child)) as string);
  }

  /** Forgets everything, and makes so many lines. Answers a session of each. */
  newLines(lines: number): Promise<string[]> {
    return this.ask<string[]>({ ask: "new lines", lines });
  }

  /** What was received since it was last asked. */
  spent(): Promise<Spent> {
    return this.ask<Spent>({ ask: "spent" });
  }

  stop(): void {
    if (this.child.connected) this.child.disconnect();
  }

  private ask<T>(ask: Ask): Promise<T> {
    this.child.send(ask);
    return answer(this.child) as Promise<T>;
  }
}

async function answer(child: ChildProcess): Promise<unknown> {
  const ended = new AbortController();
  const { signal } = ended;
  const exit = once(child, "exit", { signal }).then(() => {
    throw new Error("the emulator's process ended");
  });
  exit.catch(() => undefined);
  const [message] = await Promise.race([once(child, "message", { signal }), exit]);
  ended.abort();
  return message;
}
