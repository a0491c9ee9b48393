import { join, resolve } from "node:path";
import execa from "execa";
import { until } from "../../../tools/backends/start";

const EXAMPLE = resolve(__dirname, "../../../examples/queue");

/** A process of the example. */
export interface Process {
  /** The lines that it has printed. */
  lines(): string[];
  signal(signal: "SIGCONT" | "SIGKILL" | "SIGSTOP"): void;
  ended: Promise<unknown>;
}

/** Starts `receive.ts` or `consume.ts`, and waits until it says that it is ready. */
export async function startProcess(
  file: "receive.ts" | "consume.ts",
  env: Record<string, string>,
): Promise<Process> {
  const child = execa(process.execPath, ["--import", "tsx", join(EXAMPLE, file)], {
    cwd: EXAMPLE,
    env,
    reject: false,
    stderr: process.env.ENGINE_LOG ? "inherit" : "pipe",
  });
  let text = "";
  child.stdout?.on("data", (chunk) => {
    text += chunk;
  });
  const lines = () => text.split("\n").slice(0, -1);
  const says = file === "receive.ts" ? "receiving" : "consuming";
  await Promise.race([
    until(`${file} says ${says}`, async () => lines().includes(says)),
    child.then(({ stderr }) => {
      throw new Error(`${file} ended before it was ready: ${stderr ?? ""}`);
    }),
  ]);
  return { lines, signal: (signal) => child.kill(signal), ended: child };
}
