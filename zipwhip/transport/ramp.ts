/**
 * How many requests may be in flight: all that are allowed; once the service asks to slow down a single one, and
 * from there one more after each round of answers. So no pause ends in a burst that leads to the next.
 */
export class Ramp {
  private allowed: number;
  private answers = 0;
  private slowed = 0;

  constructor(private readonly most: number) {
    this.allowed = most;
  }

  get width(): number {
    return this.allowed;
  }

  /** To be taken as a request starts, and given back with its answer. */
  start(): number {
    return this.slowed;
  }

  /** Takes note of an answer that does not ask to slow down. What was sent before the last such one counts for nothing. */
  answered(start: number): void {
    if (start !== this.slowed || this.allowed >= this.most) return;
    this.answers++;
    if (this.answers < this.allowed) return;
    this.allowed++;
    this.answers = 0;
  }

  /** Takes note of an answer that asks to slow down. */
  slowDown(): void {
    this.allowed = 1;
    this.answers = 0;
    this.slowed++;
  }
}
