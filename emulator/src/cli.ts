import { Command, InvalidArgumentError } from "commander";
import type { Emulator } from "./emulator";
import { startEmulator } from "./start";

const EXAMPLES = `
Examples:
  zipwhip-emulator --line                  listen on port 7357, with a line to play with
  zipwhip-emulator --port 0                listen on any free port; the first line of output names it
  zipwhip-emulator --file state.json       keep lines, sessions and hooks over a restart
  zipwhip-emulator --latency 50 --big-ids  answer slowly, with ids beyond 2^53

  curl -X POST http://127.0.0.1:7357/emulator/lines      create a line: prints its number and session
  curl http://127.0.0.1:7357/emulator/requests           the requests that it received
  curl http://127.0.0.1:7357/emulator/                   all that it can be told

http://127.0.0.1:7357/ in a browser shows lines, hooks and deliveries, live, and sends texts.
`;

interface CliOptions {
  port: number;
  file?: string;
  latency: number;
  bigIds?: boolean;
  line?: boolean;
}

const command = new Command("zipwhip-emulator")
  .description("A stateful stand-in for api.zipwhip.com: lines, sessions, web hooks, faults on request.")
  .option("--port <number>", "port to listen on, on this machine only; 0 is any free one", port, 7357)
  .option("--file <path>", "keep lines, sessions and hooks in this file (it holds sessions)")
  .option("--latency <ms>", "wait so long before each call of the API", milliseconds, 0)
  .option("--big-ids", "ids of hooks beyond 2^53")
  .option("--line", "print a line and a session to play with; the line is created unless --file has one")
  .addHelpText("after", EXAMPLES)
  .action(run);

command.parseAsync().catch((error: unknown) => {
  console.error(`zipwhip-emulator: ${error instanceof Error ? error.message : "failed"}`);
  process.exitCode = 1;
});

async function run(options: CliOptions): Promise<void> {
  const emulator = await startEmulator({
    port: options.port,
    latencyMs: options.latency,
    ...(options.file !== undefined && { file: options.file }),
    ...(options.bigIds && { bigIds: true }),
  });
  for (const signal of ["SIGINT", "SIGTERM"] as const) {
    process.once(signal, () => void emulator.close().then(() => process.exit(0)));
  }
  console.log(`zipwhip-emulator listening on ${emulator.url}`);
  if (options.line) console.log(lineText(emulator));
}

/** The one place of the command that prints a session: without it there would be no way to start. */
function lineText(emulator: Emulator): string {
  const kept = emulator.lines()[0];
  const { number, session } = kept
    ? { number: kept.number, session: emulator.login(kept.number) }
    : emulator.createLine();
  return [
    "",
    `A line to play with: ${number}. Its session is this emulator's only, it opens nothing at Zipwhip:`,
    `  export ZIPWHIP_API_URL=${emulator.url}`,
    `  export ZIPWHIP_SESSION=${session}`,
  ].join("\n");
}

function port(text: string): number {
  if (/^\d{1,5}$/.test(text) && Number(text) <= 65535) return Number(text);
  throw new InvalidArgumentError("It is a number from 0 to 65535.");
}

function milliseconds(text: string): number {
  if (/^\d{1,9}$/.test(text)) return Number(text);
  throw new InvalidArgumentError("It is a number of milliseconds.");
}
