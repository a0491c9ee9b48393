import { execFile } from "node:child_process";
import { inspect } from "node:util";
import { ZipwhipClient } from "../../../zipwhip";
import { SESSION } from "../../support/secrets";

/** What became of a call that a process of its own made. */
export interface Told {
  /** How many hooks the list held, where it was answered. */
  hooks?: number;
  /** The error's name and message. */
  name?: string;
  message?: string;
  /** The error with all that hangs on it. */
  printed?: string;
  ms: number;
  /** The most memory that the process had, less what it had before the call, in MiB. */
  grownMiB: number;
  stderr: string;
}

/**
 * Makes a call in a process of its own: authorities and TLS versions are read from the environment as Node starts, and
 * memory can only be measured there.
 */
export function callInProcess(
  call: "list" | "add",
  apiUrl: string,
  env: Record<string, string> = {},
  timeoutSeconds = 20,
): Promise<Told> {
  const clean = Object.entries(process.env).filter(([name]) => !/^ZIPWHIP_|_PROXY$|^NODE_/i.test(name));
  const options = { env: { ...Object.fromEntries(clean), ...env } };
  const program = ["--import", "tsx", __filename, call, apiUrl, String(timeoutSeconds)];
  return new Promise((resolve, reject) => {
    execFile(process.execPath, program, options, (error, stdout, stderr) => {
      if (error === null) resolve({ ...JSON.parse(stdout), stderr });
      else reject(new Error(`the process ended badly: ${stderr.slice(-2000)}`));
    });
  });
}

async function main(call: string, apiUrl: string, timeoutSeconds: number): Promise<void> {
  const client = new ZipwhipClient({ session: SESSION, apiUrl, timeoutSeconds, debug: false });
  const hook = { type: "message", event: "receive", url: "https://h.example/", method: "POST" } as const;
  const before = process.memoryUsage().rss;
  const start = performance.now();
  const told: Partial<Told> = {};
  try {
    if (call === "list") told.hooks = (await client.list()).length;
    else await client.add(hook);
  } catch (error) {
    const { name, message } = error as Error;
    Object.assign(told, { name, message, printed: inspect(error, { depth: null, showHidden: true }) });
  }
  told.ms = Math.round(performance.now() - start);
  told.grownMiB = Math.round(process.resourceUsage().maxRSS / 1024 - before / 1024 / 1024);
  process.stdout.write(JSON.stringify(told));
  // What is left of a connection must not keep the process.
  process.exitCode = 0;
}

if (require.main === module) {
  const [call = "", apiUrl = "", timeoutSeconds] = process.argv.slice(2);
  void main(call, apiUrl, Number(timeoutSeconds));
}
