import type { Context } from "./context";
import { WrongLineError } from "./errors";
import type { Account } from "./memory/account";
import { type Properties, text } from "./state";

/**
 * The account of a resource that the state holds. A session of another line
 * is refused: on a foreign line every hook would look gone.
 *
 * @param what what is on which line, for a message: "hook 7 is"
 * @param session the resource's own session; `undefined`: that of the settings
 * @throws WrongLineError, SettingError
 */
export function guardedAccount(
  what: string,
  olds: Properties,
  session: string | undefined,
  context: Context,
): Account {
  const account = context.account(session);
  const line = text(olds, "line");
  if (line === undefined || account.line === undefined || line === account.line) return account;
  throw new WrongLineError(what, line, account.line);
}
