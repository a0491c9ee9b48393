import {
  MalformedError,
  RateLimitedError,
  UnavailableError,
  UnclearError,
  type ZipwhipError,
} from "./errors";

/** When a failed call may be sent again: always (reads, and writes that can be repeated), or only if nothing was done. */
export type Repeat = "always" | "if-undone";

/** How often one call is sent at most. */
export const ATTEMPTS = 4;

/** How often one call is sent at most when the service asks to slow down. */
export const ATTEMPTS_RATE_LIMITED = 10;

/** The longest Retry-After that is obeyed. Beyond it the call fails and says so. */
export const LONGEST_WAIT_MS = 600_000;

const FIRST_DELAY_MS = 250;
const LONGEST_DELAY_MS = 8_000;

/**
 * How long to wait before a failed call is sent again, in milliseconds, besides a Retry-After; `undefined`: do not.
 *
 * @param attempt how often it was sent, from 1
 * @param random from 0 to 1, spreads the delay over its upper half
 */
export function retryDelay(
  error: ZipwhipError,
  attempt: number,
  repeat: Repeat,
  random: number,
): number | undefined {
  const rateLimited = error instanceof RateLimitedError;
  if (attempt >= (rateLimited ? ATTEMPTS_RATE_LIMITED : ATTEMPTS)) return undefined;
  if (!rateLimited && !mayRepeat(error, repeat)) return undefined;
  const { retryAfterMs } = error;
  if (retryAfterMs !== undefined && retryAfterMs > LONGEST_WAIT_MS) return undefined;
  // Where the service named a time, the pause of all requests keeps it.
  if (retryAfterMs !== undefined && retryAfterMs > 0) return 0;
  return backoff(attempt, random);
}

/** The growing delay without a Retry-After: doubles each time, up to 8 seconds. */
export function backoff(attempt: number, random: number): number {
  const full = Math.min(LONGEST_DELAY_MS, FIRST_DELAY_MS * 2 ** (attempt - 1));
  return Math.round(full * (0.5 + random / 2));
}

function mayRepeat(error: ZipwhipError, repeat: Repeat): boolean {
  // For a write, "unavailable" means that nothing was sent.
  if (error instanceof UnavailableError) return true;
  return repeat === "always" && (error instanceof UnclearError || error instanceof MalformedError);
}
