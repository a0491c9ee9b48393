/**
 * What is known of hooks, by id and line: the service says nowhere that an id is of one hook only on all of its lines. Where
 * the line is not known, on one side or the other, the id alone counts.
 */
export class OnLines<T> {
  private readonly ids = new Map<string, Map<string | undefined, T>>();

  get(webhookId: string, line: string | undefined): T | undefined {
    const lines = this.ids.get(webhookId);
    if (lines === undefined) return undefined;
    if (lines.has(line)) return lines.get(line);
    return line === undefined ? lines.values().next().value : lines.get(undefined);
  }

  set(webhookId: string, line: string | undefined, value: T): void {
    const lines = this.ids.get(webhookId) ?? new Map<string | undefined, T>();
    this.ids.set(webhookId, lines.set(line, value));
  }

  delete(webhookId: string, line: string | undefined): void {
    this.ids.get(webhookId)?.delete(line);
  }
}
