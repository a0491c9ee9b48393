import { setTimeout as sleep } from "node:timers/promises";

/** Time and chance, as arguments, so that tests need neither. */
export interface Clock {
  /** Milliseconds since 1970. */
  now(): number;
  sleep(ms: number): Promise<void>;
  /** From 0 to 1. */
  random(): number;
}

/** The longest that a timer of Node can wait: a longer one would end at once. */
export const LONGEST_TIMER_MS = 2 ** 31 - 1;

/** The machine's own. */
export const SYSTEM_CLOCK: Clock = {
  now: () => Date.now(),
  sleep: async (ms) => {
    await sleep(ms);
  },
  random: () => Math.random(),
};
