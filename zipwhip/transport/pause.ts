import type { Clock } from "./clock";

/** From here on a wait is worth a line to the user. */
const WORTH_TELLING_MS = 5_000;

/** Holds back every request of the process for as long as the service asked with Retry-After. */
export class Pause {
  private until = 0;

  constructor(
    private readonly clock: Clock,
    private readonly tell: (line: string) => void,
  ) {}

  /** Takes note of a Retry-After. */
  ask(ms: number): void {
    const until = this.clock.now() + ms;
    if (ms >= WORTH_TELLING_MS && until > this.until + WORTH_TELLING_MS) {
      this.tell(`the service asks to wait ${Math.round(ms / 1000)} s (Retry-After): waiting, then going on`);
    }
    this.until = Math.max(this.until, until);
  }

  /**
   * Comes back when requests may be sent, or once there is no use in waiting.
   *
   * @param useless fulfilled when the request will not be sent any more
   */
  async over(useless?: Promise<void>): Promise<void> {
    let given = false;
    const givenUp = useless?.then(() => {
      given = true;
    });
    for (let left = this.until - this.clock.now(); left > 0 && !given; left = this.until - this.clock.now()) {
      await Promise.race([this.clock.sleep(left), ...(givenUp === undefined ? [] : [givenUp])]);
    }
  }
}
