import * as fastq from "fastq";
import type { Clock } from "./clock";
import { Pause } from "./pause";
import { Ramp } from "./ramp";

/** What every request of a process waits for: its place among those in flight, and the end of a pause. */
export class Throttle {
  private readonly pause: Pause;
  private readonly ramp: Ramp;
  private readonly queue: fastq.queueAsPromised<() => Promise<void>, void>;

  /** @param tell takes a line for the user about a long pause */
  constructor(concurrency: number, clock: Clock, tell: (line: string) => void) {
    this.pause = new Pause(clock, tell);
    this.ramp = new Ramp(concurrency);
    this.queue = fastq.promise((job: () => Promise<void>) => job(), concurrency);
  }

  /**
   * Sends when it may be sent.
   *
   * @param pauseAfter for how many milliseconds the service asked all to wait; `undefined` if it did not
   * @param useless fulfilled when `send` will send nothing any more, and so need not wait: neither for its place nor for the
   * end of a pause
   * @param wasSent whether it was sent: what was not is no answer, and lets no more requests out
   */
  async run<T>(
    send: () => Promise<T>,
    pauseAfter: (result: T) => number | undefined,
    useless?: Promise<void>,
    wasSent: (result: T) => boolean = () => true,
  ): Promise<T> {
    let result: { value: T } | undefined;
    let begun = false;
    const inTurn = this.queue.push(async () => {
      if (begun) return;
      begun = true;
      await this.pause.over(useless);
      const round = this.ramp.start();
      const value = await send();
      result = { value };
      // While the place is still held: the next must not start before this is known.
      if (wasSent(value)) this.heed(pauseAfter(value), round);
    });
    const outOfTurn = useless?.then(async () => {
      if (begun) return inTurn;
      begun = true;
      result = { value: await send() };
    });
    await (outOfTurn === undefined ? inTurn : Promise.race([inTurn, outOfTurn]));
    if (result === undefined) throw new Error("the queue let a call go unsent");
    return result.value;
  }

  private heed(pauseMs: number | undefined, round: number): void {
    if (pauseMs === undefined) this.ramp.answered(round);
    else {
      this.pause.ask(pauseMs);
      this.ramp.slowDown();
    }
    this.queue.concurrency = this.ramp.width;
  }
}
