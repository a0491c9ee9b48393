import type { Context } from "../context";
import { remove } from "../delete";
import { guardedAccount } from "../guarded-account";
import { type Properties, text } from "../state";
import { hooksOf } from "./state";

/**
 * Removes the line's hooks, as a single hook is removed. Strangers stay, also those that a refresh has shown: they go
 * only where an `up` was told so.
 */
export async function removeLine(olds: Properties, context: Context): Promise<void> {
  guardedAccount("the hooks are", olds, text(olds, "session"), context);
  const hooks = hooksOf(olds).filter(({ stranger }) => !stranger);
  const results = await Promise.allSettled(hooks.map(({ webhookId }) => remove(webhookId, olds, context)));
  const failed = results.find((result) => result.status === "rejected");
  if (failed !== undefined) throw failed.reason;
}
