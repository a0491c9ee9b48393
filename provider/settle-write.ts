import { type Hook, RefusedError, UnclearError, UnsentError, ZipwhipError } from "../zipwhip";
import { NOTHING_DONE } from "../zipwhip/outcome";
import { backoff } from "../zipwhip/retry";
import type { Budget } from "../zipwhip/transport/budget";
import { UnsettledError } from "./errors";
import type { Account } from "./memory/account";

/** How often the list is asked at most, and a write that may be repeated is sent. */
const ATTEMPTS = 3;

/** A write, and how to see in the list what became of it. */
export interface SettledWrite<T> {
  write(budget: Budget): Promise<T>;
  /** What became of it, by the list; `undefined` where it is not done. Throws where the list cannot tell. */
  look(installed: readonly Hook[], failure: RefusedError | UnclearError): T | undefined;
  /** For the message, if it cannot be settled: what is known when the list shows it undone. */
  undone: string;
  /** For the message: what to do. */
  next: string;
  /** Whether it may be sent again where the list shows it undone. Otherwise only looking is repeated. */
  repeatable: boolean;
}

/**
 * Sends a write. Where the answer leaves open what became of it, looks, and repeats only what looking shows undone, and
 * what does no harm if it turns out to be done twice: a list can be behind, and a write can take effect after its
 * time-out. A refusal is looked at as well, since it can mean "done already", and can be wrong.
 */
export async function settleWrite<T>(account: Account, settled: SettledWrite<T>): Promise<T> {
  const budget = account.newBudget();
  let failure: UnclearError | RefusedError | undefined;
  // What comes of a repetition says nothing of the one whose outcome is open.
  let open: UnclearError | undefined;
  const openStill = (cause: UnclearError, again: Error) =>
    new UnsettledError(cause, `${settled.undone}${sentAgain(again)}`, settled.next);
  for (let attempt = 1; ; attempt++) {
    if (failure === undefined || settled.repeatable) {
      try {
        return await settled.write(budget);
      } catch (error) {
        if (!(error instanceof UnclearError || error instanceof RefusedError))
          throw open !== undefined && error instanceof ZipwhipError ? openStill(open, error) : error;
        failure = error;
        if (error instanceof UnclearError) open ??= error;
      }
    }
    const installed = await lookAt(account, open ?? failure, settled.next, budget);
    const result = settled.look(installed, failure);
    if (result !== undefined) return result;
    if (failure instanceof RefusedError) throw open === undefined ? failure : openStill(open, failure);
    const again =
      attempt < ATTEMPTS &&
      (await account.transport.backOff(backoff(attempt, account.transport.random()), budget));
    if (!again) throw new UnsettledError(open ?? failure, settled.undone, settled.next);
  }
}

// It speaks of the repetition alone, where nothing was done.
function sentAgain(again: Error): string {
  if (again instanceof UnsentError) return "";
  return `; sent again, ${again.message.replace(NOTHING_DONE, "")}`;
}

/** The list as it is now; where even looking fails, the outcome of the write stays open, and that is the error. */
export async function lookAt(
  account: Account,
  failure: Error,
  next: string,
  budget?: Budget,
): Promise<Hook[]> {
  try {
    return await account.list.fresh(budget);
  } catch (error) {
    const why = error instanceof Error ? error.message : "unknown reason";
    const known =
      failure instanceof RefusedError ? "looking did not confirm that" : "looking did not tell either";
    throw new UnsettledError(failure, `${known} (${why})`, next);
  }
}
