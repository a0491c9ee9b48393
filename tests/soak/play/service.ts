import type { Emulator } from "zipwhip-emulator";
import type { Hook } from "../../../zipwhip";
import { identical } from "../../../zipwhip/identity";
import { addressOf, type ByHand } from "../plan/plan";

/** A hook with the line that has it. */
export interface LineHook extends Hook {
  line: string;
}

/** The service of a soak run: what hands do there, and which of its hooks are strangers. */
export class Service {
  /** Hooks that hands have installed, as hands have left them, by id. */
  readonly strangers = new Map<string, LineHook>();
  /** All hooks that hands have ever installed. */
  readonly byHand = new Set<string>();
  /** Hooks that hands have changed, as they were before that, by id. */
  readonly beforeHands = new Map<string, LineHook>();

  constructor(
    readonly emulator: Emulator,
    readonly lines: readonly string[],
  ) {}

  /** All hooks of all lines. */
  hooks(): LineHook[] {
    return this.lines.flatMap((line) => this.emulator.hooks(line).map((hook) => ({ ...hook, line })));
  }

  /** Does something by hand; `false`: that is not possible, nothing was done. */
  apply(move: ByHand): boolean {
    if (move.hand === "install") {
      const { type, event, url, method } = move;
      const hook = { event, url: addressOf(url), method, ...(type === undefined ? {} : { type }) };
      this.install(this.line(move.line), hook);
      return true;
    }
    if (move.hand === "clear") {
      const hooks = this.hooks().filter(({ line }) => line === this.line(move.line));
      for (const hook of hooks) this.remove(hook.webhookId);
      return hooks.length > 0;
    }
    const hooks = this.hooks();
    const chosen = hooks[move.pick % Math.max(1, hooks.length)];
    if (chosen === undefined) return false;
    switch (move.hand) {
      case "delete":
        this.remove(chosen.webhookId);
        return true;
      case "twin": {
        const { line, type, event, url } = chosen;
        const other = [0, 1, 2, 3]
          .map((path) => addressOf({ path, spelling: move.spelling }))
          .find((spelled) => identical({ type, event, url: spelled }, chosen));
        this.install(line, { type, event, url: other ?? url });
        return true;
      }
      case "change": {
        const url = move.url === undefined ? {} : { url: addressOf(move.url) };
        const method = move.method === undefined ? {} : { method: move.method };
        if (!this.beforeHands.has(chosen.webhookId)) this.beforeHands.set(chosen.webhookId, chosen);
        const changed = this.emulator.edit(chosen.webhookId, { ...url, ...method });
        if (this.strangers.has(chosen.webhookId)) {
          this.strangers.set(chosen.webhookId, { ...changed, line: chosen.line });
        }
        return true;
      }
    }
  }

  /** Deletes a hook by hand. */
  remove(webhookId: string): void {
    if (this.hooks().some((hook) => hook.webhookId === webhookId)) this.emulator.remove(webhookId);
    this.strangers.delete(webhookId);
  }

  private install(line: string, hook: { type?: string; event: string; url: string; method?: string }): void {
    const installed = this.emulator.install(line, hook);
    this.strangers.set(installed.webhookId, { ...installed, line });
    this.byHand.add(installed.webhookId);
  }

  private line(index: number): string {
    return this.lines[index % this.lines.length] ?? "";
  }
}
