import { resolve } from "node:path";
import { text } from "node:stream/consumers";
import { setTimeout as sleep } from "node:timers/promises";
import execa from "execa";
import { read } from "read";
import { SYSTEM_CLOCK } from "../../zipwhip/transport/clock";
import { CancelledError, NoPulumiError } from "../errors";
import type { Terminal, World } from "./world";

/** The process's own world. @param unread aborted when nobody reads what it prints */
export function systemWorld(unread: AbortSignal, folder?: string): World {
  const cwd = resolve(folder ?? ".");
  const somebody = process.stdin.isTTY === true && process.stderr.isTTY === true;
  return {
    env: process.env,
    cwd,
    out: (line) => void process.stdout.write(`${line}\n`),
    hand: (line) =>
      new Promise((done, fail) => {
        process.stdout.write(`${line}\n`, (error) => (error ? fail(error) : done()));
      }),
    err: (line) => void process.stderr.write(`${line}\n`),
    outIsTerminal: process.stdout.isTTY === true,
    ...(somebody ? { terminal: TERMINAL } : {}),
    input: () => (process.stdin.isTTY === true ? Promise.resolve("") : text(process.stdin)),
    pulumi: (args, input) => runPulumi(cwd, args, input),
    clock: SYSTEM_CLOCK,
    untilInterrupted: () => untilInterrupted(unread),
  };
}

// Questions go to stderr: stdout may be a pipe to another program.
const TERMINAL: Terminal = {
  ask: (question) => ask(question, false),
  askHidden: (question) => ask(question, true),
};

async function ask(prompt: string, silent: boolean): Promise<string> {
  let leave = () => {};
  // After Ctrl-D nobody answers any more, and the process would end as if all had been done.
  const unanswered = new Promise<never>((_, fail) => {
    leave = () => fail(new Error("the input ended"));
    process.once("beforeExit", leave);
  });
  try {
    return await Promise.race([read({ prompt, silent, output: process.stderr }), unanswered]);
  } catch (cause) {
    throw new CancelledError({ cause });
  } finally {
    process.off("beforeExit", leave);
    // The newline that somebody typed was not shown either.
    if (silent) process.stderr.write("\n");
  }
}

function untilInterrupted(unread: AbortSignal): (ms: number) => Promise<boolean> {
  const stop = new AbortController();
  for (const signal of ["SIGINT", "SIGTERM"] as const) process.once(signal, () => stop.abort());
  const signal = AbortSignal.any([stop.signal, unread]);
  return async (ms) => {
    // A signal ends the timer too, which would keep the process alive.
    await sleep(ms, undefined, { signal }).catch(() => undefined);
    return signal.aborted;
  };
}

async function runPulumi(cwd: string, args: readonly string[], input?: string) {
  const options = { cwd, reject: false, stripFinalNewline: false, maxBuffer: 1 << 30 } as const;
  const running = execa("pulumi", [...args, "--non-interactive", "--color=never"], {
    ...options,
    stdin: input === undefined ? "ignore" : "pipe",
    env: { PULUMI_SKIP_UPDATE_CHECK: "true" },
  });
  // One that ends before it has read it tells why by itself; execa would take that for a program that did not start.
  running.stdin?.removeAllListeners("error");
  running.stdin?.on("error", () => undefined).end(input);
  const ran = await running;
  // Of a program that could not be started there is no exit code.
  if (ran.exitCode === undefined) throw new NoPulumiError();
  return { exitCode: ran.exitCode, stdout: ran.stdout, stderr: ran.stderr };
}
