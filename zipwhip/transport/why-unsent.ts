import { UnsentError } from "../errors";
import type { CallKind } from "../outcome";
import type { Budget } from "./budget";

/** Why a request whose turn has come is not sent any more; `undefined`: it is. Pure. */
export function whyUnsent(
  { call, writes }: CallKind,
  budget: Budget,
  isStopped: boolean,
): UnsentError | undefined {
  if (writes && isStopped) {
    const text = `${call} was not sent, because the run was cancelled; run the same command again`;
    return new UnsentError(text, { call });
  }
  return budget.isOver() ? outOfTime(call) : undefined;
}

/** The time that the user has given is over, and the request was not sent. */
export function outOfTime(call: string): UnsentError {
  const text = `${call} was not sent, because the time that \`customTimeouts\` gives is over; give more, or try again`;
  return new UnsentError(text, { call });
}
