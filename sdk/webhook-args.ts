import type * as pulumi from "@pulumi/pulumi";
import type { HookEvent, HookMethod, HookType } from "../zipwhip";

/** What a program declares of a hook. */
export interface ZipwhipWebhookArgs {
  /**
   * The event that fires the hook: `receive`, `send`, `progress`, `read`, `delete`, or `change` (STOP and UNSTOP).
   * Required. Changing it replaces the hook: the new one is added before the old one is deleted.
   * An unknown event is an error at preview.
   */
  event: pulumi.Input<HookEvent>;
  /**
   * The absolute address that receives the event. Required; https is recommended, http is accepted with a warning.
   * Changed in place, the id stays. Spellings of the same URL (case of the host, default port) are no change.
   */
  url: pulumi.Input<string>;
  /**
   * The kind of hook. Default: the one that has the event (`change` → `optout`, all others → `message`).
   * Changing it replaces the hook.
   */
  type?: pulumi.Input<HookType>;
  /**
   * The HTTP method of a delivery. Default: `POST`. Changed in place. What the service sends with `GET` is not
   * documented (a warning says so).
   */
  method?: pulumi.Input<HookMethod>;
  /**
   * The session of the hook's line, as answered by user/login. Default: ZIPWHIP_SESSION, then `zipwhip:session`.
   * Always a secret; kept encrypted in the state. Another session of the same line changes the state only; a session
   * of another line replaces the hook. Needed where one program declares hooks of several lines.
   */
  session?: pulumi.Input<string>;
  /**
   * Whether to take over an identical hook (same line, type, event, url) that is installed already, instead of failing
   * with its id. Its method is corrected. Default: ZIPWHIP_ADOPT, then `zipwhip:adopt`, then false.
   * Read at creation only: changing it later changes nothing.
   */
  adopt?: pulumi.Input<boolean>;
}
