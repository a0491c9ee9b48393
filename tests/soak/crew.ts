import { type ChildProcess, fork } from "node:child_process";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import type { Played } from "./soak";

const REPOSITORY = resolve(__dirname, "../..");
const WORKER = join(__dirname, "worker.ts");

/** Plays the runs of these indices in so many processes, and tells of each as it ends. */
export async function playAll(
  seed: number,
  indices: readonly number[],
  jobs: number,
  tell: (played: Played) => void,
): Promise<void> {
  const folder = mkdtempSync(join(tmpdir(), "zipwhip-soak-"));
  const queue = [...indices];
  const workers: ChildProcess[] = [];
  const clean = () => {
    for (const worker of workers) if (worker.connected) worker.disconnect();
    rmSync(folder, { recursive: true, force: true, maxRetries: 5 });
  };
  process.once("SIGINT", () => {
    clean();
    process.exit(130);
  });
  try {
    await Promise.all(
      Array.from({ length: Math.min(jobs, queue.length) }, async () => {
        const worker = fork(WORKER, [], {
          cwd: REPOSITORY,
          execArgv: ["--import", "tsx"],
          env: { ...process.env, TMPDIR: folder },
        });
        workers.push(worker);
        for (let index = queue.shift(); index !== undefined; index = queue.shift()) {
          tell(await ask(worker, { seed, index, folder }));
        }
      }),
    );
  } finally {
    clean();
  }
}

function ask(worker: ChildProcess, task: object): Promise<Played> {
  return new Promise((resolve, reject) => {
    const ended = (code: number | null) => reject(new Error(`a worker ended with ${code}`));
    worker.once("exit", ended);
    worker.once("message", (played: Played) => {
      worker.off("exit", ended);
      resolve(played);
    });
    worker.send(task);
  });
}
