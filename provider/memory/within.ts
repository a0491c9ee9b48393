import { UnsentError } from "../../zipwhip";
import type { Account } from "./account";

/**
 * The account for a verb that has to be over at some time. Waiting for the list ends then, since nothing has been sent
 * before it; a write and the look at what became of it share what is left.
 *
 * @param leftMs how many milliseconds are left
 */
export function within(account: Account, leftMs: () => number): Account {
  const { list } = account;
  return {
    ...account,
    newBudget: () => account.transport.newBudget(leftMs),
    list: {
      get: () => orOver(list.get(), leftMs()),
      known: () => list.known(),
      fresh: (budget) => list.fresh(budget),
    },
  };
}

/** The longest that a timer of Node can wait: a longer one would end at once. */
const LONGEST_TIMER_MS = 2 ** 31 - 1;

// By the machine's own clock: it is the engine that waits.
async function orOver<T>(answer: Promise<T>, ms: number): Promise<T> {
  let timer: NodeJS.Timeout | undefined;
  const over = new Promise<never>((_, reject) => {
    const call = "webhook/list";
    const text = `${call} was not answered in the time that \`customTimeouts\` gives, and nothing was sent after it; give more, or try again`;
    timer = setTimeout(
      () => reject(new UnsentError(text, { call })),
      Math.min(Math.max(0, ms), LONGEST_TIMER_MS),
    );
  });
  try {
    return await Promise.race([answer, over]);
  } finally {
    clearTimeout(timer);
  }
}
