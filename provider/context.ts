import type { Settings } from "../zipwhip/settings";
import type { Account } from "./memory/account";

/** What a verb is given besides its properties. */
export interface Context {
  settings: Settings;
  /** The account of a hook, by its own session or else that of the settings. Throws `SettingError`. */
  account(own: string | undefined): Account;
}
