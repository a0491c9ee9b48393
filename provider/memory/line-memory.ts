import type { Hook, Identity, ZipwhipClient } from "../../zipwhip";
import { identityKey } from "../../zipwhip/identity";
import { DeclaredTwiceError } from "../errors";
import { SharedList } from "./shared-list";

/** What one process knows and did on one line, over all sessions of the line. */
export class LineMemory {
  /** Ids that a create of this process has added or adopted. */
  readonly claimed = new Set<string>();
  /** Ids that a refresh of this process has asked for: hooks of the state. */
  readonly refreshed = new Set<string>();
  /** Hooks that are being deleted, or given another url: each is over when its promise is, however it ended. */
  readonly leaving = new Map<string, Promise<void>>();
  private readonly lists: SharedList[] = [];
  private readonly creating = new Set<string>();

  /** @param claim says to the other processes of the run that a hook is about to be installed; whether none has said so */
  constructor(private readonly claim: (identity: string) => boolean = () => true) {}

  /** A further list of this line, seen by another session. */
  newList(client: ZipwhipClient, now: () => number): SharedList {
    const list = new SharedList((budget) => client.list(budget), now);
    this.lists.push(list);
    return list;
  }

  /** Notes an own write for all sessions of the line. */
  note(webhookId: string, hook: Hook | undefined): void {
    if (hook === undefined) {
      this.claimed.delete(webhookId);
      this.refreshed.delete(webhookId);
    }
    for (const list of this.lists) list.note(webhookId, hook);
  }

  /** Runs what takes a hook away from where it is: who wants its place waits for the end. */
  async leave<T>(webhookId: string, act: () => Promise<T>): Promise<T> {
    const end = act();
    const over = end.then(
      () => undefined,
      () => undefined,
    );
    this.leaving.set(webhookId, over);
    try {
      return await end;
    } finally {
      this.leaving.delete(webhookId);
    }
  }

  /** Runs a create while no other create of an identical hook runs. The second of two is refused, never both added. */
  async alone<T>(identity: Identity, create: () => Promise<T>): Promise<T> {
    const key = identityKey(identity);
    if (this.creating.has(key) || !this.claim(key)) throw new DeclaredTwiceError(undefined);
    this.creating.add(key);
    try {
      return await create();
    } finally {
      this.creating.delete(key);
    }
  }
}
