import { type ChildProcess, fork } from "node:child_process";
import { once } from "node:events";
import { join } from "node:path";

const HOST = join(__dirname, "../../engine/support/warm-host.cjs");

/** A process that keeps the SDK loaded and serves one program after the other; see warm-host.cjs. */
export class Host {
  private child = start();

  /** Serves a program to the engine's next run, and answers the port for `--client`. */
  async serve(body: string, env: NodeJS.ProcessEnv): Promise<number> {
    const answered = new AbortController();
    const answer = once(this.child, "message", { signal: answered.signal });
    const end = once(this.child, "exit", { signal: answered.signal }).then(() => [{ error: "it ended" }]);
    this.child.send({ body, env });
    const [{ port, error }] = (await Promise.race([answer, end])) as [{ port?: number; error?: string }];
    end.catch(() => undefined);
    answer.catch(() => undefined);
    answered.abort();
    if (port === undefined) throw new Error(`the program could not be served: ${error}`);
    return port;
  }

  /** Another process instead: a program that was interrupted may have left something behind. */
  renew(): void {
    this.end();
    this.child = start();
  }

  end(): void {
    this.child.kill("SIGKILL");
  }
}

function start(): ChildProcess {
  return fork(HOST, { execArgv: [], stdio: ["ignore", "ignore", "ignore", "ipc"] });
}
