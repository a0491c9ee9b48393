import type { Settings } from "../zipwhip/settings";
import type { Account } from "./memory/account";
import type { KeptHooks } from "./memory/kept-hooks";

/** What a verb is given besides its properties. */
export interface Context {
  settings: Settings;
  /** The hooks that stay, as far as the engine has told. */
  kept: KeptHooks;
  /** What tells the resource from others, where the front end knows it. */
  owner?: string;
  /** The account of a hook, by its own session or else that of the settings. Throws `SettingError`. */
  account(own: string | undefined): Account;
}
