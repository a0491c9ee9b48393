import { spawn } from "node:child_process";
import { engineEnvironment } from "./engine-environment.mjs";
import { reportFailure } from "./failure.mjs";
import { callerFolder } from "./paths.mjs";
import { ensureSetup } from "./setup.mjs";

export async function main(args) {
  try {
    const { engine } = await ensureSetup();
    start(engine.pulumi, args, engineEnvironment());
  } catch (error) {
    reportFailure(error);
    process.exitCode = 1;
  }
}

function start(pulumi, args, env) {
  const child = spawn(pulumi, args, { cwd: callerFolder(), env, stdio: "inherit" });
  // A terminal sends Ctrl-C to the engine too, and a second one tells it to drop everything.
  process.on("SIGINT", () => process.stdin.isTTY || child.kill("SIGINT"));
  for (const signal of ["SIGTERM", "SIGHUP"]) process.on(signal, () => child.kill(signal));
  child.on("error", (error) => {
    reportFailure(new Error(`The engine could not be started: ${error.message}`));
    process.exit(1);
  });
  child.on("exit", (code, signal) => {
    if (!signal) process.exit(code ?? 1);
    process.removeAllListeners(signal);
    process.kill(process.pid, signal);
  });
}
