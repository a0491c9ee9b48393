import execa from "execa";
import type { Run } from "./column";

/** Runs a program to its end, which must be a good one, and takes the time. @param watch see `watchProvider` */
export async function timed(
  program: string,
  args: readonly string[],
  options: { cwd: string; env: NodeJS.ProcessEnv },
  watch: (pid: number) => () => number | undefined = () => () => undefined,
): Promise<Run> {
  const start = performance.now();
  const child = execa(program, args, { ...options, extendEnv: false, stdin: "ignore" });
  // Without an id it did not start, and there is nothing to be watched.
  const endWatch = watch(child.pid ?? -1);
  try {
    await child;
    return { seconds: (performance.now() - start) / 1000, peakMemory: endWatch() };
  } finally {
    endWatch();
  }
}
