/** What a resource wants of a hook that it has. */
export interface Wanted {
  /** Whether the resource adopts, and so may have taken the hook over from another. */
  adopts: boolean;
  /** The hook's identity as the program declares it; `undefined` where that is not known yet. */
  identity: string | undefined;
}

/**
 * Which hooks stay with which resource of the program, as far as the engine's diffs and this process's own acts tell: those
 * kept by a resource that adopts, those that some resource holds, and those that went to another or are deleted.
 *
 * A hook can stand in the state twice: adopted under a new name, while the entry under the old name is still to be
 * deleted. When the run that adopted it was interrupted in between, only the next one deletes the old entry, and must
 * leave the hook alone. The engine deletes after it has diffed, so by then the diffs tell.
 */
export class KeptHooks {
  private readonly kept = new Set<string>();
  private readonly held = new Map<string, string>();
  private readonly lost = new Set<string>();
  private readonly refreshed = new Map<string, number>();

  /** A refresh has read the hook. It will be diffed for display, which says nothing of the program. */
  noteRead(webhookId: string): void {
    this.refreshed.set(webhookId, (this.refreshed.get(webhookId) ?? 0) + 1);
  }

  /**
   * The engine has diffed a resource that has the hook.
   *
   * @param wanted `undefined` where the hook does not stay with it
   * @returns false where another resource has the hook now, so that this one needs a hook of its own
   */
  diffed(webhookId: string, wanted: Wanted | undefined): boolean {
    const ofProgram = this.noteDiff(webhookId, wanted?.adopts === true);
    if (!ofProgram || wanted?.identity === undefined) return true;
    return this.hold(webhookId, wanted.identity);
  }

  /**
   * The engine has diffed the hook; whether it stays, with a resource that adopts.
   *
   * @returns whether that says something of the program
   */
  noteDiff(webhookId: string, stays: boolean): boolean {
    const refreshes = this.refreshed.get(webhookId) ?? 0;
    if (refreshes > 0) this.refreshed.set(webhookId, refreshes - 1);
    else if (stays) this.kept.add(webhookId);
    return refreshes === 0;
  }

  /**
   * A resource of the program wants to keep the hook, as what it declares. Two cannot share one: it can only have what
   * no other has adopted in this process, and no other holds as something else.
   *
   * @returns whether it can
   */
  hold(webhookId: string, identity: string): boolean {
    const holder = this.held.get(webhookId);
    if (this.lost.has(webhookId) || (holder !== undefined && holder !== identity)) {
      this.lost.add(webhookId);
      return false;
    }
    this.held.set(webhookId, identity);
    return true;
  }

  /** Whether a resource of the program holds the hook: then it is no stranger, wherever it is. */
  isHeld(webhookId: string): boolean {
    return this.held.has(webhookId);
  }

  /** Whether another resource has the hook now, or it is deleted: none of those that held it before can keep it. */
  isLost(webhookId: string): boolean {
    return this.lost.has(webhookId);
  }

  /** A create has adopted the hook: no other resource can keep it from now on. */
  noteAdopted(webhookId: string): void {
    this.lost.add(webhookId);
  }

  /** The hook is being deleted: a resource that is diffed from now on needs one of its own. */
  noteDeleting(webhookId: string): void {
    this.lost.add(webhookId);
  }

  /** It could not be deleted. */
  noteStays(webhookId: string): void {
    this.lost.delete(webhookId);
  }

  /** Whether the hook lives on with a resource of the program that may have adopted it. */
  has(webhookId: string): boolean {
    return this.kept.has(webhookId) || this.lost.has(webhookId);
  }
}
