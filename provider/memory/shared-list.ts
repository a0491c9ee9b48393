import type { Hook } from "../../zipwhip";
import type { Budget } from "../../zipwhip/transport/budget";

/**
 * The hooks of one line as one session sees them, asked for once and shared by all verbs of a process. Own writes
 * are noted in it, so that it stays right without asking again.
 */
export class SharedList {
  private current: Promise<Map<string, Hook>> | undefined;
  // What is handed out: copied once between two changes, not for each of a thousand reads.
  private copy: { of: Map<string, Hook>; hooks: readonly Hook[] } | undefined;
  private inFlight: Promise<Hook[]> | undefined;
  private waiting: Promise<Hook[]> | undefined;
  private payer: Budget | undefined;
  private readonly own = new Map<string, Hook | undefined>();
  private failure: { error: unknown; until: number } | undefined;

  constructor(
    private readonly ask: (budget?: Budget) => Promise<Hook[]>,
    private readonly now: () => number,
  ) {}

  /** The list, from memory where it was asked for before. */
  async get(): Promise<readonly Hook[]> {
    if (this.failure !== undefined && this.now() < this.failure.until) throw this.failure.error;
    this.current ??= this.first();
    const hooks = await this.current;
    // The list may have become another one while this one was awaited: a copy is of one list only.
    if (this.copy?.of !== hooks) this.copy = { of: hooks, hooks: [...hooks.values()] };
    return this.copy.hooks;
  }

  /** The list, if it was asked for already. Asks for nothing. */
  async known(): Promise<readonly Hook[] | undefined> {
    return this.current === undefined ? undefined : this.get().catch(() => undefined);
  }

  /** The list as the service shows it from now on, own writes not put in: for finding out what became of one. */
  async fresh(budget?: Budget): Promise<Hook[]> {
    // A list under way may have been answered before the write in question: only one that starts now will do,
    // and all who come before it starts share it.
    const joined = this.waiting !== undefined;
    if (!joined) this.payer = budget;
    this.waiting ??= this.next(budget);
    const { waiting, payer } = this;
    const start = this.now();
    let hooks: Hook[];
    try {
      hooks = await waiting;
    } catch (error) {
      // It is asked in the time of whoever began. Where only that is over, who joined has to ask for itself.
      if (!joined || budget === undefined) throw error;
      budget.spend(this.now() - start);
      if (payer === undefined || payer.remainingMs() > 0 || budget.remainingMs() <= 0) throw error;
      return this.fresh(budget);
    }
    this.failure = undefined;
    this.current = Promise.resolve(this.withOwn(hooks));
    return hooks;
  }

  /** Notes an own write: the hook as it now is, or that it is gone. */
  note(webhookId: string, hook: Hook | undefined): void {
    this.own.set(webhookId, hook);
    this.current = this.current?.then((hooks) => {
      this.copy = undefined;
      return apply(hooks, webhookId, hook);
    });
    // Who awaits it handles its failure.
    this.current?.catch(() => undefined);
  }

  private async first(): Promise<Map<string, Hook>> {
    const start = this.now();
    try {
      return this.withOwn(await this.next());
    } catch (error) {
      this.current = undefined;
      // A failure counts for as long as it took to find out: a thousand hooks must not each wait for a time-out.
      this.failure = { error, until: 2 * this.now() - start };
      throw error;
    }
  }

  private async next(budget?: Budget): Promise<Hook[]> {
    await this.inFlight?.catch(() => undefined);
    this.waiting = undefined;
    this.inFlight = this.ask(budget);
    return this.inFlight;
  }

  private withOwn(hooks: Hook[]): Map<string, Hook> {
    this.copy = undefined;
    const all = new Map(hooks.map((hook) => [hook.webhookId, hook]));
    for (const [webhookId, hook] of this.own) apply(all, webhookId, hook);
    return all;
  }
}

function apply(hooks: Map<string, Hook>, webhookId: string, hook: Hook | undefined): Map<string, Hook> {
  if (hook === undefined) hooks.delete(webhookId);
  else hooks.set(webhookId, hook);
  return hooks;
}
