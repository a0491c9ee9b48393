import { UnsentError } from "../../zipwhip";
import { LONGEST_TIMER_MS } from "../../zipwhip/transport/clock";
import { outOfTime } from "../../zipwhip/transport/why-unsent";
import type { Account } from "./account";

const CALL = "webhook/list";
const BEFORE = `${CALL} was not answered in the time that \`customTimeouts\` gives, and nothing was sent after it; give more, or try again`;
const AFTER = `${CALL} was not answered in the time that \`customTimeouts\` gives`;

/**
 * The account for a verb that has to be over at some time. Waiting for the list ends then, whoever has asked for it, and so
 * does waiting for another resource: before a write nothing has been sent. A write and the look at what became of it share
 * what is left.
 *
 * @param leftMs how many milliseconds are left
 */
export function within(account: Account, leftMs: () => number): Account {
  const { list } = account;
  return {
    ...account,
    newBudget: () => account.transport.newBudget(leftMs),
    inTime: (others) => orOver(others, leftMs(), () => outOfTime("webhook/add")),
    list: {
      get: () => orOver(list.get(), leftMs(), unanswered(BEFORE)),
      known: () => orOver(list.known(), leftMs(), unanswered(BEFORE)),
      fresh: (budget) => orOver(list.fresh(budget), leftMs(), unanswered(AFTER)),
    },
  };
}

// By the machine's own clock: it is the engine that waits.
async function orOver<T>(answer: Promise<T>, ms: number, otherwise: () => Error): Promise<T> {
  let timer: NodeJS.Timeout | undefined;
  const over = new Promise<never>((_, reject) => {
    timer = setTimeout(() => reject(otherwise()), Math.min(Math.max(0, ms), LONGEST_TIMER_MS));
  });
  try {
    return await Promise.race([answer, over]);
  } finally {
    clearTimeout(timer);
  }
}

function unanswered(text: string): () => Error {
  return () => new UnsentError(text, { call: CALL });
}
