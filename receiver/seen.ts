/**
 * What was handled before: the service delivers at least once, so the same can come twice. For more than one machine give
 * one of your own, over a store that they share.
 */
export interface Seen {
  /** Whether it was handled. */
  has(key: string): boolean | Promise<boolean>;
  /** Notes that it was handled. */
  add(key: string): void | Promise<void>;
}

/** In memory. @param most so many are remembered, the latest */
export function seenInMemory(most = 10_000): Seen {
  const keys = new Set<string>();
  // A set keeps its order: the first is the oldest. One iterator for all time, since a new one would go past all that was
  // deleted before.
  const oldest = keys.values();
  return {
    has: (key) => keys.has(key),
    add: (key) => {
      keys.add(key);
      if (keys.size > most) keys.delete(oldest.next().value as string);
    },
  };
}
