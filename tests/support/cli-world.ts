import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { Emulator, Line } from "zipwhip-emulator";
import type { Terminal, World } from "../../cli/world/world";
import { FakeClock } from "./clock";
import { StackDouble } from "./stack-double";

/** A command's world, towards a real emulator: a project in a temporary folder, and a stack without an engine. */
export interface CliWorld extends World {
  env: Record<string, string | undefined>;
  outIsTerminal: boolean;
  terminal?: Terminal;
  clock: FakeClock;
  stack: StackDouble;
  /** What was printed. */
  printed: { out: string[]; err: string[] };
  /** What was printed as JSON. */
  json(): Record<string, unknown>;
  /** What happens while the command waits, step by step; after the last comes Ctrl-C. */
  meanwhile: (() => void)[];
  /** Writes a file of the project. */
  write(name: string, content: string): void;
  remove(): void;
}

/** Somebody in front of the command, who answers so. What was asked is noted, hidden questions in brackets. */
export function somebody(asked: string[], ...answers: string[]): Terminal {
  const answer = async () => answers.shift() ?? "";
  return {
    ask: (question) => {
      asked.push(question);
      return answer();
    },
    askHidden: (question) => {
      asked.push(`[${question}]`);
      return answer();
    },
  };
}

/** A world in which the settings of the line come from the environment. */
export function cliWorld(emulator: Emulator, line: Line): CliWorld {
  const cwd = mkdtempSync(join(tmpdir(), "zipwhip-cli-"));
  const printed: CliWorld["printed"] = { out: [], err: [] };
  const stack = new StackDouble("hooks");
  const meanwhile: CliWorld["meanwhile"] = [];
  const write = (name: string, content: string) => writeFileSync(join(cwd, name), content);
  write("Pulumi.yaml", "name: hooks\nruntime: nodejs\n");
  return {
    env: {
      ZIPWHIP_API_URL: emulator.url,
      ZIPWHIP_SESSION: line.session,
      ZIPWHIP_TIMEOUT_SECONDS: "5",
    },
    cwd,
    out: (text) => printed.out.push(text),
    hand: async (text) => void printed.out.push(text),
    err: (text) => printed.err.push(text),
    outIsTerminal: false,
    input: async () => "",
    pulumi: async (args, input) => stack.run(args, input),
    clock: new FakeClock(),
    untilInterrupted: () => async () => {
      const step = meanwhile.shift();
      step?.();
      return step === undefined;
    },
    meanwhile,
    stack,
    printed,
    json: () => JSON.parse(printed.out.join("\n")) as Record<string, unknown>,
    write,
    remove: () => rmSync(cwd, { recursive: true, force: true }),
  };
}
