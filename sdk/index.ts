/**
 * Zipwhip web hooks as code.
 *
 * @example
 * import * as zipwhip from "pulumi-zipwhip";
 *
 * new zipwhip.ZipwhipWebhook("received", { event: "receive", url: "https://hooks.example.com/zipwhip/receive" });
 *
 * @module pulumi-zipwhip
 */

import { quietDebugLog } from "./debug-log";

export type { HookEvent, HookMethod, HookType } from "../zipwhip";
export * as api from "../zipwhip";
export { ZipwhipLine } from "./line";
export type { InstalledLineHook, LineHook, LineHookArgs, LineHooks, ZipwhipLineArgs } from "./line-args";
export { ZipwhipWebhook } from "./webhook";
export type { ZipwhipWebhookArgs } from "./webhook-args";

// As it is loaded, and not with the first resource: a program over the plugin loads it for this alone.
quietDebugLog();
