const EVENTS = ["receive", "send", "progress", "read", "delete"];

/** What every column declares: so many hooks, the events in turn, no URL twice. */
export function declaredHooks(count: number): { name: string; event: string; url: string }[] {
  return Array.from({ length: count }, (_, index) => ({
    name: `hook-${index}`,
    event: EVENTS[index % EVENTS.length] as string,
    url: `https://hooks.example.com/zipwhip/${index}`,
  }));
}
