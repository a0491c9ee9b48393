#!/usr/bin/env node
import { CommanderError } from "commander";
import { redact } from "../zipwhip/redact";
import { commandLine } from "./command";
import { CancelledError } from "./errors";
import { EXIT, type ExitCode } from "./exit-codes";
import { failureLine, failureName } from "./show/failure";
import { outliveReaders } from "./world/closed-pipes";
import { systemWorld } from "./world/system-world";

/** Runs a command line to its end. */
async function main(args: readonly string[]): Promise<ExitCode> {
  let exitCode: ExitCode = EXIT.done;
  const program = commandLine(async (action, options: { cwd?: string; json?: boolean }) => {
    const world = systemWorld(unread, options.cwd);
    try {
      exitCode = await action(world, options as never);
    } catch (error) {
      if (options.json) {
        world.out(JSON.stringify({ error: { name: failureName(error), message: failureLine(error) } }));
      }
      world.err(`pulumi-zipwhip: ${failureLine(error)}`);
      exitCode = error instanceof CancelledError ? EXIT.interrupted : EXIT.failed;
    }
  });
  for (const command of [program, ...program.commands]) {
    // What is wrong with a command line is quoted, and somebody may have put a session into it.
    command.exitOverride().configureOutput({ writeErr: (text) => void process.stderr.write(redact(text)) });
  }
  try {
    await program.parseAsync(args, { from: "user" });
  } catch (error) {
    if (!(error instanceof CommanderError)) throw error;
    return error.exitCode === 0 ? EXIT.done : EXIT.usage;
  }
  return exitCode;
}

const unread = outliveReaders(process.stdout, process.stderr);

main(process.argv.slice(2)).then((exitCode) => {
  process.exitCode = exitCode;
});
