import { RateLimitedError, UnsentError, type ZipwhipError } from "../errors";
import { type CallKind, readAnswer, readNoAnswer } from "../outcome";
import { LONGEST_WAIT_MS, type Repeat, retryDelay } from "../retry";
import { readRetryAfter } from "../retry-after";
import { Budget } from "./budget";
import { type Clock, LONGEST_TIMER_MS, SYSTEM_CLOCK } from "./clock";
import type { HttpRequest, HttpSend } from "./http";
import { Throttle } from "./throttle";
import { whyUnsent } from "./why-unsent";

/** How a process talks to one API. */
export interface TransportOptions {
  /** Address without a slash at its end. */
  apiUrl: string;
  /** Seconds for one request. */
  timeoutSeconds: number;
  /** Requests in flight at most. */
  concurrency: number;
  /** One line per request to `tell`. */
  debug: boolean;
  /** Where lines for the user go, and those for who looks for a fault. Default: stderr. */
  tell?: (line: string, debug?: boolean) => void;
  clock?: Clock;
  http?: HttpSend;
  /** Once it is aborted no further write is sent; what is under way ends, and may look what became of it. */
  stop?: AbortSignal | undefined;
}

/** One call, with all that decides how it is treated. */
export interface Call<T> extends CallKind {
  method: "GET" | "POST";
  parameters: Record<string, string>;
  repeat: Repeat;
  /** Reads the `response` of a successful answer; throws on a shape that is not documented. */
  read: (response: unknown) => T;
}

/** The limits that all sessions of a process share towards one API: requests in flight, pauses, time-outs. */
export class Transport {
  readonly apiUrl: string;
  private readonly clock: Clock;
  private readonly http: HttpSend;
  private readonly throttle: Throttle;
  private readonly timeoutMs: number;
  /** Takes a line for the user. */
  readonly tell: (line: string, debug?: boolean) => void;
  private readonly debug: boolean;
  private readonly stop: AbortSignal | undefined;
  private readonly stopped: Promise<void> | undefined;

  constructor(options: TransportOptions) {
    this.apiUrl = options.apiUrl;
    this.timeoutMs = options.timeoutSeconds * 1000;
    this.debug = options.debug;
    this.clock = options.clock ?? SYSTEM_CLOCK;
    this.http = options.http ?? loadHttp().createHttp(this.apiUrl, this.timeoutMs);
    this.tell = options.tell ?? ((line) => process.stderr.write(`zipwhip: ${line}\n`));
    const { stop } = options;
    this.stop = stop;
    this.stopped =
      stop && new Promise((resolve) => stop.addEventListener("abort", () => resolve(), { once: true }));
    this.throttle = new Throttle(options.concurrency, this.clock, this.tell);
  }

  /**
   * The time that one verb may take: twice that of a request, besides what the service asks to wait; or what the user
   * has given it, all in all.
   *
   * @param leftMs how many milliseconds are left of what the user has given
   */
  newBudget(leftMs?: () => number): Budget {
    return new Budget(leftMs?.() ?? 2 * this.timeoutMs, LONGEST_WAIT_MS, leftMs);
  }

  /** Waits before a further attempt, if the budget allows it. */
  async backOff(ms: number, budget: Budget): Promise<boolean> {
    if (ms >= budget.remainingMs()) return false;
    budget.spend(ms);
    await this.clock.sleep(ms);
    return true;
  }

  random(): number {
    return this.clock.random();
  }

  /** Makes a call, and again where that is safe and promising. Throws a `ZipwhipError`. */
  async make<T>(call: Call<T>, budget = this.newBudget()): Promise<T> {
    for (let attempt = 1; ; attempt++) {
      const outcome = await this.attempt(call, attempt, budget);
      if (!("error" in outcome)) return outcome.value;
      const { error, delay } = outcome;
      if (delay === undefined || !(await this.backOff(delay, budget))) throw error;
    }
  }

  private attempt<T>(call: Call<T>, attempt: number, budget: Budget): Promise<Attempt<T>> {
    const send = async (): Promise<Attempt<T>> => {
      const unsent = whyUnsent(call, budget, this.stop?.aborted === true);
      if (unsent !== undefined) return { error: unsent, delay: undefined };
      const start = this.clock.now();
      const timeoutMs = Math.max(1, Math.ceil(Math.min(this.timeoutMs, shareOf(call, budget))));
      const result = await this.http(this.request(call), timeoutMs);
      const took = this.clock.now() - start;
      budget.spend(took);
      if (this.debug) this.tell(debugLine(call, attempt, took, result), true);
      const outcome = this.read(call, result);
      if (!("error" in outcome)) return outcome;
      const { error } = outcome;
      const hopeless = "noAnswer" in result && result.noAnswer.hopeless;
      const mayWait = budget.allowWait(error.retryAfterMs ?? 0);
      const delay =
        hopeless || !mayWait ? undefined : retryDelay(error, attempt, call.repeat, this.clock.random());
      return { error, delay };
    };
    return this.throttle.run(send, pauseAfter, this.useless(call, budget), wasSent);
  }

  /** Fulfilled when the call will not be sent any more, and so need not wait for its turn; `undefined`: it always will. */
  private useless({ writes }: CallKind, budget: Budget): Promise<void> | undefined {
    const ends = [
      ...(writes && this.stopped !== undefined ? [this.stopped] : []),
      ...(Number.isFinite(budget.leftMs()) ? [this.endOf(budget)] : []),
    ];
    return ends.length === 0 ? undefined : Promise.race(ends);
  }

  // A timer can be early by a fraction of a millisecond.
  private async endOf(budget: Budget): Promise<void> {
    while (!budget.isOver()) await this.clock.sleep(Math.min(Math.ceil(budget.leftMs()), LONGEST_TIMER_MS));
  }

  private read<T>(call: Call<T>, result: Awaited<ReturnType<HttpSend>>): ReturnType<typeof readAnswer<T>> {
    if ("noAnswer" in result) return { error: readNoAnswer(call, result.noAnswer) };
    const { retryAfter, date, ...answer } = result.answer;
    const retryAfterMs = readRetryAfter(retryAfter, this.clock.now(), date);
    return readAnswer(call, { ...answer, retryAfterMs }, call.read);
  }

  private request({ method, call, parameters }: Call<unknown>): HttpRequest {
    return { method, url: `${this.apiUrl}/${call}`, parameters };
  }
}

// Only here, because it loads axios: a process that only checks and diffs sends nothing.
function loadHttp(): typeof import("./http") {
  return require("./http") as typeof import("./http");
}

// Half of what is left after a write is for looking what became of it.
function shareOf({ writes }: Call<unknown>, budget: Budget): number {
  return writes ? budget.remainingMs() / 2 : budget.remainingMs();
}

type Attempt<T> = { value: T } | { error: ZipwhipError; delay: number | undefined };

// Where a 429 names no time, all wait as long as the one that got it: each on its own would soon be out of attempts.
function pauseAfter(outcome: Attempt<unknown>): number | undefined {
  if (!("error" in outcome)) return undefined;
  const { error, delay = 0 } = outcome;
  const { retryAfterMs = 0 } = error;
  if (retryAfterMs > 0 && retryAfterMs <= LONGEST_WAIT_MS) return retryAfterMs;
  return error instanceof RateLimitedError ? delay : undefined;
}

function wasSent(outcome: Attempt<unknown>): boolean {
  return !("error" in outcome && outcome.error instanceof UnsentError);
}

// Of the parameters only ids: a URL can hold a receiver's token.
function debugLine(
  { method, call, parameters }: Call<unknown>,
  attempt: number,
  took: number,
  result: Awaited<ReturnType<HttpSend>>,
): string {
  const answer = "noAnswer" in result ? result.noAnswer.what : String(result.answer.status);
  const id = parameters.webhookId === undefined ? "" : ` webhookId=${parameters.webhookId}`;
  return `${method} ${call}${id}: ${answer}, ${took} ms${attempt > 1 ? `, attempt ${attempt}` : ""}`;
}
