import type { Clock } from "../../zipwhip/transport/clock";

/** What a program that was run said. */
export interface Ran {
  exitCode: number;
  stdout: string;
  stderr: string;
}

/** Who sits in front of the command, if anybody does. */
export interface Terminal {
  ask(question: string): Promise<string>;
  /** Without an echo. */
  askHidden(question: string): Promise<string>;
}

/** All that a command has to do with the outside, so that tests can stand in for it. */
export interface World {
  env: Record<string, string | undefined>;
  /** The folder in which the command works. */
  cwd: string;
  out(text: string): void;
  /** As `out`, and fails where nobody takes it. */
  hand(text: string): Promise<void>;
  err(text: string): void;
  /** Whether what goes to `out` is shown on a screen. */
  outIsTerminal: boolean;
  terminal?: Terminal;
  /** What a pipe or a file brings; nothing where somebody sits there. */
  input(): Promise<string>;
  /** Runs the Pulumi CLI in `cwd`. Secrets go in through `input`, never as an argument. */
  pulumi(args: readonly string[], input?: string): Promise<Ran>;
  clock: Clock;
  /** From now on Ctrl-C, or a reader who has gone, ends waiting. Answers what waits so long, and whether it was ended. */
  untilInterrupted(): (ms: number) => Promise<boolean>;
}
