import type { Clock } from "../../zipwhip/transport/clock";

const START = Date.UTC(2026, 0, 1);

/** A clock on which every sleep is over at once, and is noted. */
export class FakeClock implements Clock {
  /** All sleeps, in milliseconds. */
  readonly slept: number[] = [];
  private time = START;

  /** @param chance what `random` answers, always */
  constructor(private readonly chance = 0) {}

  readonly now = () => this.time;

  readonly random = () => this.chance;

  readonly sleep = async (ms: number) => {
    this.slept.push(ms);
    this.time += ms;
  };

  advance(ms: number): void {
    this.time += ms;
  }
}

/** A clock on which a sleep is over when the test has advanced it far enough. */
export class ManualClock implements Clock {
  private time = START;
  private sleepers: { until: number; wake: () => void }[] = [];

  readonly now = () => this.time;

  readonly random = () => 0;

  readonly sleep = (ms: number) =>
    new Promise<void>((wake) => {
      this.sleepers.push({ until: this.time + ms, wake });
    });

  async advance(ms: number): Promise<void> {
    this.time += ms;
    const over = this.sleepers.filter(({ until }) => until <= this.time);
    this.sleepers = this.sleepers.filter((sleeper) => !over.includes(sleeper));
    for (const { wake } of over) wake();
    await settled();
  }
}

/** Lets everything run that waits for nothing but its turn. */
export async function settled(): Promise<void> {
  for (let turn = 0; turn < 3; turn++) await new Promise<void>((resolve) => setImmediate(resolve));
}
