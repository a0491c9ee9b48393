import { spawn } from "node:child_process";
import { reportFailure } from "./failure.mjs";

/** Hands this process over to a command: its input and output, its signals, and at last its exit code. */
export function runCommand(command, args, options) {
  const child = spawn(command, args, { stdio: "inherit", ...options });
  // A terminal sends Ctrl-C to the child too, and a second one tells the engine to drop everything.
  process.on("SIGINT", () => process.stdin.isTTY || child.kill("SIGINT"));
  for (const signal of ["SIGTERM", "SIGHUP"]) process.on(signal, () => child.kill(signal));
  child.on("error", (error) => {
    reportFailure(new Error(`${command} could not be started: ${error.message}`));
    process.exit(1);
  });
  child.on("exit", (code, signal) => {
    if (!signal) process.exit(code ?? 1);
    process.removeAllListeners(signal);
    process.kill(process.pid, signal);
  });
}
