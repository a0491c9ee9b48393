import type * as pulumi from "@pulumi/pulumi";
import type { HookEvent, HookMethod } from "../zipwhip";

/** A hook of a line, with what differs from the defaults. */
export interface LineHookArgs {
  /** The absolute address that receives the event; https is recommended. Changed in place, the id stays. */
  url: pulumi.Input<string>;
  /** The HTTP method of a delivery. Default: `POST`. Changed in place. */
  method?: pulumi.Input<HookMethod>;
}

/** A hook of a line: its URL, or its URL and method. */
export type LineHook = pulumi.Input<string> | pulumi.Input<LineHookArgs>;

/**
 * The hooks of a line: below each event one URL, one `{ url, method }`, or a list of them.
 *
 * @example
 * const hooks: LineHooks = {
 *   receive: "https://hooks.example.com/receive",
 *   progress: [{ url: "https://a.example.com/p", method: "PUT" }, "https://b.example.com/p"],
 * };
 */
export type LineHooks = { [event in HookEvent]?: LineHook | pulumi.Input<LineHook[]> };

/** What a program declares of a line. */
export interface ZipwhipLineArgs {
  /**
   * The hooks, by event. Required. `type` follows from the event (`change` → `optout`, all others → `message`). A hook of
   * the same event gets a new URL or method in place, the others are added before what is no longer declared is deleted.
   * An event that does not exist, a bad URL and one URL given twice are errors at preview.
   */
  hooks: pulumi.Input<LineHooks>;
  /**
   * Whether the line is to carry these hooks and nothing else. Default: false, and hooks of others are never touched.
   * If true, a refresh shows them as drift, and an `up` removes those that a refresh has shown. The first `up` on a line
   * that carries others fails, and lists them.
   */
  exclusive?: pulumi.Input<boolean>;
  /**
   * The session of the line, as answered by user/login. Default: ZIPWHIP_SESSION, then `zipwhip:session`.
   * Always a secret; kept encrypted in the state. Another session of the same line changes the state only; a session
   * of another line replaces the resource: the hooks are installed there before they are deleted here.
   */
  session?: pulumi.Input<string>;
  /**
   * Whether to take over identical hooks (same type, event, url) that are installed already, instead of failing with their
   * ids. Their method is corrected. Default: ZIPWHIP_ADOPT, then `zipwhip:adopt`, then false.
   */
  adopt?: pulumi.Input<boolean>;
}

/** An installed hook of a line, below its event. */
export interface InstalledLineHook {
  /** The address that receives the event. */
  url: string;
  /** The HTTP method of a delivery. */
  method: string;
  /**
   * The service's id, a text of digits: it may exceed 2^53. Undefined in the preview of a run that changes the line: the
   * engine then shows a program what it declares.
   */
  webhookId?: string;
  /** Only where it is not the one that has the event. */
  type?: string;
  /** True where a refresh of an exclusive line found a hook that nobody declared. */
  stranger?: boolean;
}
