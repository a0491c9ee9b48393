/**
 * How long one verb may take in all, over several calls: its requests and the delays between them. Waiting for a
 * place in the queue is not counted, and what the service asks to wait has a limit of its own. Where the verb has to be
 * over at some time, all of that counts.
 */
export class Budget {
  private spentMs = 0;
  private askedMs = 0;

  constructor(
    private readonly limitMs: number,
    private readonly longestWaitMs: number,
    /** How many milliseconds are left until the verb has to be over. */
    readonly leftMs: () => number = () => Number.POSITIVE_INFINITY,
  ) {}

  spend(ms: number): void {
    this.spentMs += ms;
  }

  remainingMs(): number {
    return Math.max(0, Math.min(this.limitMs - this.spentMs, this.leftMs()));
  }

  /** Whether the verb has to be over by now. */
  isOver(): boolean {
    return this.leftMs() <= 0;
  }

  /** Notes what the service asks to wait; whether all that it has asked is still within the limit. */
  allowWait(ms: number): boolean {
    this.askedMs += ms;
    return this.askedMs <= this.longestWaitMs && ms <= this.leftMs();
  }
}
