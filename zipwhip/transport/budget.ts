/**
 * How long one verb may take in all, over several calls: its requests and the delays between them. Waiting for a
 * place in the queue is not counted, and what the service asks to wait has a limit of its own.
 */
export class Budget {
  private spentMs = 0;
  private askedMs = 0;

  constructor(
    private readonly limitMs: number,
    private readonly longestWaitMs: number,
  ) {}

  spend(ms: number): void {
    this.spentMs += ms;
  }

  remainingMs(): number {
    return Math.max(0, this.limitMs - this.spentMs);
  }

  /** Notes what the service asks to wait; whether all that it has asked is still within the limit. */
  allowWait(ms: number): boolean {
    this.askedMs += ms;
    return this.askedMs <= this.longestWaitMs;
  }
}
