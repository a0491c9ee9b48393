/** Some of the hooks, in the order of their ids. */
export interface Page<H> {
  entries: H[];
  /** Where the next page begins; `undefined` where there is none. */
  next?: string;
}

/**
 * The hooks that come after a token, which is an id: so one that is deleted between two pages does no harm. Pure.
 *
 * @param hooks in the order of their ids
 * @param token that of the page before, or empty
 * @param most how many are asked for at most, by several measures; below 1: no limit
 */
export function pageOf<H extends { webhookId: string }>(
  hooks: readonly H[],
  token: string,
  most: readonly number[],
): Page<H> {
  const last = /^-?\d{1,40}$/.test(token) ? BigInt(token) : undefined;
  const rest = hooks.filter(({ webhookId }) => last === undefined || BigInt(webhookId) > last);
  const entries = rest.slice(0, Math.min(...most.filter((count) => count >= 1), rest.length));
  const end = entries.at(-1);
  return entries.length < rest.length && end !== undefined ? { entries, next: end.webhookId } : { entries };
}
