import { constants } from "node:os";

const SIGNALS = ["SIGINT", "SIGTERM", "SIGHUP"];
const cleanups = new Set();

/**
 * Runs `work`; if a signal ends the process meanwhile, `cleanup` (synchronous) runs first.
 * @template T
 * @param {() => void} cleanup
 * @param {() => Promise<T>} work
 */
export async function guarded(cleanup, work) {
  if (cleanups.size === 0) for (const signal of SIGNALS) process.on(signal, end);
  cleanups.add(cleanup);
  try {
    return await work();
  } finally {
    cleanups.delete(cleanup);
    if (cleanups.size === 0) for (const signal of SIGNALS) process.off(signal, end);
  }
}

function end(signal) {
  for (const cleanup of [...cleanups].reverse()) {
    try {
      cleanup();
    } catch {
      // What is left behind is removed by the next set-up.
    }
  }
  process.exit(128 + constants.signals[signal]);
}
