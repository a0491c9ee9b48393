import { UnauthorizedError } from "../zipwhip";
import type { Context } from "./context";
import { OwnSessionError } from "./errors";
import { guardedAccount } from "./guarded-account";
import type { Account } from "./memory/account";
import { settleWrite } from "./settle-write";
import { type Properties, text } from "./state";

/**
 * Removes the hook. One that is not there is a success; where the answer leaves it open, the list decides.
 * A hook that a create has adopted, in this process or in one that was interrupted, stays: it lives on under its new
 * name.
 */
export async function remove(id: string, olds: Properties, context: Context): Promise<void> {
  const account = guardedAccount(`hook ${id} is`, olds, text(olds, "session"), context);
  const line = text(olds, "line") ?? account.line;
  if (context.kept.has(id, line, context.owner)) return;
  context.kept.noteDeleting(id, line);
  try {
    await account.memory.leave(id, () => settleDelete(id, account));
  } catch (error) {
    context.kept.noteStays(id, line);
    const own = text(olds, "session") !== undefined;
    throw own && error instanceof UnauthorizedError ? new OwnSessionError(id, { cause: error }) : error;
  }
}

async function settleDelete(id: string, account: Account): Promise<void> {
  await settleWrite<true>(account, {
    write: async (budget) => {
      await account.client.delete(id, budget);
      return true;
    },
    // How the service answers for a hook that is not there is not documented.
    look: (installed) => (installed.some(({ webhookId }) => webhookId === id) ? undefined : true),
    undone: `the list still shows hook ${id}, so it stays in the state`,
    next: "Run the same command again: it repeats the delete",
    repeatable: true,
  });
  account.memory.note(id, undefined);
}
