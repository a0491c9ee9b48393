import { Host } from "./play/host";
import { playRun } from "./soak";

/** What a worker is asked for: the run of this seed and index. */
export interface Task {
  seed: number;
  index: number;
  /** A folder for all that it makes. */
  folder: string;
}

let host: Host | undefined;

process.on("message", async ({ seed, index, folder }: Task) => {
  host ??= new Host();
  process.send?.(await playRun(seed, index, host, folder));
});

process.on("disconnect", () => {
  host?.end();
  process.exit(0);
});
