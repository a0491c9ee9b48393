/**
 * The hooks that this process has seen stay: a resource that adopts holds them, and its diff asked for no replace.
 *
 * A hook can stand in the state twice: adopted under a new name, while the entry under the old name is still to be
 * deleted. When the run that adopted it was interrupted in between, only the next one deletes the old entry, and must
 * leave the hook alone. The engine deletes after it has diffed, so by then the diffs tell.
 */
export class KeptHooks {
  private readonly kept = new Set<string>();
  private readonly refreshed = new Map<string, number>();

  /** A refresh has read the hook. It will be diffed for display, which says nothing of the program. */
  noteRead(webhookId: string): void {
    this.refreshed.set(webhookId, (this.refreshed.get(webhookId) ?? 0) + 1);
  }

  /** The engine has diffed the hook; whether it stays, with a resource that adopts. */
  noteDiff(webhookId: string, stays: boolean): void {
    const refreshes = this.refreshed.get(webhookId) ?? 0;
    if (refreshes > 0) this.refreshed.set(webhookId, refreshes - 1);
    else if (stays) this.kept.add(webhookId);
  }

  /** Whether a resource of the program that may have adopted the hook keeps it. */
  has(webhookId: string): boolean {
    return this.kept.has(webhookId);
  }
}
