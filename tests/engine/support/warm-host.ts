import { type ChildProcess, fork } from "node:child_process";
import { once } from "node:events";
import { join } from "node:path";

let host: ChildProcess | undefined;

/** Serves a program to the engine's next run, and answers the port for `--client`. */
export async function serveProgram(body: string, env: NodeJS.ProcessEnv): Promise<number> {
  host ??= start();
  const current = host;
  const answered = new AbortController();
  const answer = once(current, "message", { signal: answered.signal });
  const end = once(current, "exit", { signal: answered.signal }).then(() => [{ error: "the host ended" }]);
  current.send({ body, env });
  const [{ port, error }] = (await Promise.race([answer, end])) as [{ port?: number; error?: string }];
  end.catch(() => undefined);
  answered.abort();
  if (port === undefined) throw new Error(`the program could not be served: ${error}`);
  return port;
}

/** Ends the host: a program that failed may have left something behind. */
export function endHost(): void {
  host?.kill();
  host = undefined;
}

function start(): ChildProcess {
  const child = fork(join(__dirname, "warm-host.cjs"), {
    execArgv: [],
    stdio: ["ignore", "inherit", "inherit", "ipc"],
  });
  child.on("exit", () => {
    if (host === child) host = undefined;
  });
  return child;
}

// The host must not keep the tests from ending.
after(endHost);
