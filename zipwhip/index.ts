/**
 * Zipwhip's web hook API over HTTP. Knows nothing of Pulumi.
 *
 * @module pulumi-zipwhip/api
 */
export { type ClientOptions, type HookChanges, login, type NewHook, ZipwhipClient } from "./client";
export * from "./errors";
export * from "./hook";
export { type Identity, identical, normaliseUrl } from "./identity";
export { redact } from "./redact";
export { lineOf } from "./session";
export { API_URL } from "./settings";
export { PUBLISHED_SOURCES } from "./sources";
