import { join, resolve } from "node:path";
import { expect } from "chai";
import { expectWithout } from "../../support/secrets";
import type { Bed } from "../support/bed";

const BIN = join(resolve(__dirname, "../../.."), "dist/cli/main.js");

/** What a run of the command came to. */
export interface CommandRun {
  exitCode: number;
  stdout: string;
  stderr: string;
  /** What it printed with `--json`. */
  json: () => Record<string, unknown>;
}

/** Runs the command as it is installed, in the project of a stack. No line's session may be shown, whatever comes of it. */
export async function command(
  { stack, emulator, line }: Pick<Bed, "stack" | "emulator" | "line">,
  args: readonly string[],
  options: { env?: Record<string, string | undefined>; input?: string } = {},
): Promise<CommandRun> {
  const run = await stack.run(process.execPath, [BIN, ...args], options);
  if (!args.includes("--stdout")) expectWithout(run, line.session.split(":")[0] ?? "");
  expect(emulator.lines()).to.not.deep.equal([]);
  return { ...run, json: () => JSON.parse(run.stdout) as Record<string, unknown> };
}

/** As `command`, which must end with this code. */
export async function ends(
  exitCode: number,
  bed: Pick<Bed, "stack" | "emulator" | "line">,
  args: readonly string[],
  options: { env?: Record<string, string | undefined>; input?: string } = {},
): Promise<CommandRun> {
  const run = await command(bed, args, options);
  expect(run.exitCode, `${args.join(" ")}\n${run.stdout}${run.stderr}`).to.equal(exitCode);
  return run;
}
