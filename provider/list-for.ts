import { type Hook, type Identity, identical } from "../zipwhip";
import type { Account } from "./memory/account";

/**
 * The line's hooks, as a create needs them. A line that lets a hook go may be deleting it at this moment: then it is waited
 * for, since what is being deleted can neither be adopted nor stand in the way.
 */
export async function listFor(wanted: readonly Identity[], account: Account): Promise<readonly Hook[]> {
  const installed = await account.list.get();
  const leaving = leavingOf(wanted, installed, account);
  if (leaving.length === 0) return installed;
  await Promise.all(leaving);
  return account.list.get();
}

/** The ends of the deletes, at this moment, of what is identical to what is wanted. */
export function leavingOf(
  wanted: readonly Identity[],
  installed: readonly Hook[],
  { memory }: Account,
): Promise<void>[] {
  return installed.flatMap((hook) => {
    const end = memory.leaving.get(hook.webhookId);
    return end !== undefined && wanted.some((one) => identical(one, hook)) ? [end] : [];
  });
}
