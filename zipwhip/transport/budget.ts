/**
 * How long one verb may take in all, over several calls: its requests and the delays between them. Waiting for a
 * place in the queue, or as long as the service asked to, is not counted.
 */
export class Budget {
  private spentMs = 0;

  constructor(private readonly limitMs: number) {}

  spend(ms: number): void {
    this.spentMs += ms;
  }

  remainingMs(): number {
    return Math.max(0, this.limitMs - this.spentMs);
  }
}
