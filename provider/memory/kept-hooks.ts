import { OnLines } from "./on-lines";
import type { Holder, Peers } from "./peers";

/** What a resource wants of a hook that it has. */
export interface Wanted {
  /** Whether the resource adopts, and so may have taken the hook over from another. */
  adopts: boolean;
  /** The hook's identity as the program declares it. */
  identity: string;
  /** What tells the resource from others, where the front end knows it: its URN. */
  owner?: string | undefined;
  /** Whether the resource is to be updated. */
  changes?: boolean;
  /** Whether the update is still to come that gives the hook another url. */
  moves?: boolean;
}

/**
 * Which hooks stay with which resource of the program, as far as the engine's diffs and this process's own acts tell: those
 * that some resource holds, and those that went to another or are deleted.
 *
 * A hook can stand in the state twice: adopted under a new name, while the entry under the old name is still to be
 * deleted; or imported twice, and one entry is taken out of the program. The entry goes, and the hook stays with the other.
 * The engine deletes after it has diffed, so by then the diffs tell.
 */
export class KeptHooks {
  private readonly held = new OnLines<Wanted>();
  private readonly lost = new OnLines<true>();
  private readonly refreshed = new OnLines<number>();

  /** @param peers the other processes of the run, where there can be any */
  constructor(private readonly peers?: Peers) {}

  /** A refresh has read the hook. It will be diffed for display, which says nothing of the program. */
  noteRead(webhookId: string, line?: string): void {
    this.refreshed.set(webhookId, line, (this.refreshed.get(webhookId, line) ?? 0) + 1);
  }

  /**
   * The engine has diffed a resource that has the hook. Two cannot share one: a resource can only have what no other has
   * adopted in this process, and no other holds as something else.
   *
   * @param wanted `undefined` where the hook does not stay with it
   * @returns false where another resource has the hook now, so that this one needs a hook of its own
   */
  diffed(webhookId: string, wanted: Wanted | undefined, line?: string): boolean {
    const reads = this.refreshed.get(webhookId, line) ?? 0;
    if (reads > 0) this.refreshed.set(webhookId, line, reads - 1);
    if (reads > 0 || wanted === undefined) return true;
    const holder = this.held.get(webhookId, line);
    if (this.isLost(webhookId, line) || (holder !== undefined && holder.identity !== wanted.identity)) {
      this.lost.set(webhookId, line, true);
      return false;
    }
    this.hold(webhookId, line, wanted);
    return true;
  }

  /**
   * Whether a resource of the program holds the hook: then it is no stranger, wherever it is.
   *
   * @param owner who asks, where the front end knows it: what is replaced against its diff (`replaceOnChanges`) holds it itself
   */
  isHeld(webhookId: string, line?: string, owner?: string): boolean {
    const holder = this.holder(webhookId, line);
    return holder !== undefined && (owner === undefined || owner !== holder.owner);
  }

  /** Whether another resource has the hook now, or it is deleted: none of those that held it before can keep it. */
  isLost(webhookId: string, line?: string): boolean {
    return this.lost.get(webhookId, line) !== undefined;
  }

  /** A create has adopted the hook: no other resource can keep it from now on. */
  noteAdopted(webhookId: string, line?: string): void {
    this.lost.set(webhookId, line, true);
    this.peers?.tell(webhookId, line, { adopts: true });
  }

  /** The hook is being deleted: a resource that is diffed from now on needs one of its own. */
  noteDeleting(webhookId: string, line?: string): void {
    this.lost.set(webhookId, line, true);
  }

  /** It could not be deleted. */
  noteStays(webhookId: string, line?: string): void {
    this.lost.delete(webhookId, line);
  }

  /** The engine updates the resource that has the hook, as the diff said. */
  noteUpdating(webhookId: string, line?: string): void {
    const holder = this.held.get(webhookId, line);
    if (holder !== undefined) this.hold(webhookId, line, { ...holder, changes: false });
  }

  /** The update has come to the hook's url. */
  noteMoving(webhookId: string, line?: string): void {
    const holder = this.held.get(webhookId, line);
    if (holder !== undefined) this.held.set(webhookId, line, { ...holder, moves: false });
  }

  /**
   * A line lets a hook go that it was to give another url, as its diff said: at that url another is installed.
   *
   * @param identities what the line declares: who holds the hook as one of these is the line itself
   */
  noteLetGo(webhookId: string, identities: ReadonlySet<string>, line?: string): void {
    const holder = this.held.get(webhookId, line);
    if (holder !== undefined && identities.has(holder.identity)) this.held.delete(webhookId, line);
  }

  /** Whether its resource is about to give the hook another url. */
  movesAway(webhookId: string, line?: string): boolean {
    return this.held.get(webhookId, line)?.moves === true;
  }

  /**
   * Whether the hook lives on with a resource of the program, so that the entry which is deleted goes without it.
   *
   * @param owner the resource that is deleted, where the front end knows it. Where it is the holder itself, it is replaced
   * against its diff (`replaceOnChanges`), and the hook goes with it; unless it adopts, and was to stay as it is: then this
   * is an entry that an interrupted adoption has left.
   */
  has(webhookId: string, line?: string, owner?: string): boolean {
    if (this.isLost(webhookId, line)) return true;
    const holder = this.holder(webhookId, line);
    if (holder === undefined) return false;
    const itself = owner !== undefined && owner === holder.owner;
    return !itself || (holder.adopts && !holder.changes);
  }

  private hold(webhookId: string, line: string | undefined, wanted: Wanted): void {
    this.held.set(webhookId, line, wanted);
    this.peers?.tell(webhookId, line, wanted);
  }

  private holder(webhookId: string, line: string | undefined): Holder | undefined {
    return this.held.get(webhookId, line) ?? this.peers?.holder(webhookId, line);
  }
}
