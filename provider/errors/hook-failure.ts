/** What went wrong with a hook of a line. */
export interface HookFailure {
  event: string;
  error: Error;
}

/** So many reasons are told; the others are most likely the same, of other hooks. */
const TOLD = 3;

/** What went wrong, in one text: each reason with the events that it concerns. */
export function reasonsOf(failures: readonly HookFailure[]): string {
  const events = new Map<string, Set<string>>();
  for (const { event, error } of failures) {
    events.set(error.message, (events.get(error.message) ?? new Set()).add(event));
  }
  const all = [...events].map(([message, of]) => `${[...of].join(", ")}: ${message}`);
  const more = all.length > TOLD ? `; and ${all.length - TOLD} more reasons of this kind` : "";
  return `${all.slice(0, TOLD).join("; ")}${more}`;
}
