import { isUrl } from "../api/values";
import type { Choices } from "../choices";
import type { Happening } from "../messages/simulate";
import type { StoredHook } from "../state/state";
import { Sender } from "./attempt";
import type { Attempt, Delivery } from "./delivery";
import { isLocal, requestOf } from "./request";
import { retryIn } from "./schedule";

const MOST_KEPT = 20_000;
const LONGEST_TIMER_MS = 2 ** 31 - 1;

/** All deliveries of an emulator: under way, to be repeated, done. */
export class Deliveries {
  private all: Delivery[] = [];
  private next = 1;
  private readonly inFlight = new Set<Promise<void>>();
  private readonly sender = new Sender();
  private timer: NodeJS.Timeout | undefined;
  /** For when the timer is set, on the virtual clock. */
  private wakesAt: number | undefined;

  constructor(
    private readonly choices: Choices,
    private readonly clock: { now: () => Date; set: (to: number) => void },
  ) {}

  /** Sends it to each hook that fits, and goes on for 72 hours with those that fail. */
  add(hooks: Iterable<StoredHook>, deviceId: string, messageId: string, happening: Happening): Delivery[] {
    const { type, event, body } = happening;
    const fits = [...hooks].filter(
      (hook) => hook.deviceId === deviceId && hook.type === type && hook.event === event,
    );
    return fits.map(({ webhookId, method, url }) => {
      const delivery: Delivery = {
        ...{ id: this.next++, at: this.clock.now().toISOString(), webhookId, deviceId, event, messageId },
        ...{ method, url, body, state: "pending", attempts: [] },
      };
      this.all.push(delivery);
      if (this.all.length > MOST_KEPT) this.all.shift();
      this.begin(delivery);
      return delivery;
    });
  }

  /** As they are now, in order. Copies. @param latest no more than so many, the last */
  list(latest = MOST_KEPT): Delivery[] {
    return structuredClone(this.all.slice(Math.max(0, this.all.length - latest)));
  }

  /** Waits for all attempts that are under way, not for those to come. */
  async settled(): Promise<void> {
    while (this.inFlight.size > 0) await Promise.all(this.inFlight);
  }

  /** Moves the virtual clock on, and makes all attempts that fall due, one time after the other. */
  async advance(ms: number): Promise<void> {
    const end = this.clock.now().getTime() + ms;
    await this.settled();
    for (let at = this.earliest(); at !== undefined && at <= end; at = this.earliest()) {
      this.clock.set(at);
      this.tick();
      await this.settled();
    }
    if (this.clock.now().getTime() < end) this.clock.set(end);
    // What falls due next is nearer now than when the timer was set.
    this.wake(this.earliest());
  }

  /** Forgets all: what is to be repeated is not. */
  clear(): void {
    this.wake(undefined);
    this.all = [];
  }

  close(): void {
    this.clear();
    this.sender.close();
  }

  private begin(delivery: Delivery): void {
    delete delivery.nextAt;
    const attempt = this.attempt(delivery).finally(() => this.inFlight.delete(attempt));
    this.inFlight.add(attempt);
  }

  private async attempt(delivery: Delivery): Promise<void> {
    const { deliverTo, deliveryProfile, getDelivers, deliveryTimeoutMs, checkCertificates } = this.choices;
    const at = this.clock.now().toISOString();
    if (!isUrl(delivery.url)) return this.end(delivery, { at, error: "the url cannot be read" });
    const request = requestOf(delivery, deliveryProfile, getDelivers);
    if (deliverTo === "this machine" && !isLocal(request.url)) {
      delivery.state = "not sent";
      return;
    }
    this.end(delivery, { at, ...(await this.sender.send(request, deliveryTimeoutMs, checkCertificates)) });
  }

  private end(delivery: Delivery, attempt: Attempt): void {
    delivery.attempts.push(attempt);
    const { status } = attempt;
    if (status !== undefined && status >= 200 && status < 300 && attempt.error === undefined) {
      delivery.state = "delivered";
      return;
    }
    const now = this.clock.now().getTime();
    const age = now - Date.parse(delivery.at);
    const wait = retryIn(delivery.attempts.length, age, this.choices.retryAfterS);
    if (wait === undefined) {
      delivery.state = "given up";
      return;
    }
    delivery.nextAt = new Date(now + wait).toISOString();
    // Not by a look at all of them: of a burst that nobody takes each would be looked at for each.
    if (this.wakesAt === undefined || now + wait < this.wakesAt) this.wake(now + wait);
  }

  private tick(): void {
    const now = this.clock.now().getTime();
    for (const delivery of this.all) {
      if (delivery.nextAt !== undefined && Date.parse(delivery.nextAt) <= now) this.begin(delivery);
    }
    this.wake(this.earliest());
  }

  private wake(at: number | undefined): void {
    clearTimeout(this.timer);
    this.wakesAt = at;
    if (at === undefined) return;
    const wait = Math.min(Math.max(0, at - this.clock.now().getTime()), LONGEST_TIMER_MS);
    this.timer = setTimeout(() => this.tick(), wait);
    // It alone is no reason to stay.
    this.timer.unref();
  }

  private earliest(): number | undefined {
    const times = this.all.flatMap(({ nextAt }) => (nextAt === undefined ? [] : [Date.parse(nextAt)]));
    return times.length === 0 ? undefined : times.reduce((one, other) => Math.min(one, other));
  }
}
