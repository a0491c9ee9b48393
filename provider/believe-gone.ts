import type { Hook } from "../zipwhip";
import type { Settings } from "../zipwhip/settings";
import { NoneListedError } from "./errors";
import type { Account } from "./memory/account";

/** How long to wait for the other reads of a refresh, which all come at once. */
const GATHER_MS = 500;

/**
 * Decides whether a hook that a list does not show is gone. It is, unless the list shows none of two or more hooks that
 * the state holds: a refresh would drop them all, and the next `up` would add them again, elsewhere or twice. A single
 * hook that is missing was most likely deleted by hand.
 *
 * @throws NoneListedError
 */
export async function believeGone(
  installed: readonly Hook[],
  account: Account,
  { acceptGone, apiUrl }: Settings,
): Promise<void> {
  const { refreshed } = account.memory;
  const listed = () => installed.some(({ webhookId }) => refreshed.has(webhookId));
  if (acceptGone || listed()) return;
  await account.clock.sleep(GATHER_MS);
  if (listed() || refreshed.size < 2) return;
  throw new NoneListedError([...refreshed].sort(), account.line, apiUrl);
}
