/**
 * Rules for hooks in a Pulumi policy pack, one by one or all.
 *
 * @example
 * import { PolicyPack } from "@pulumi/policy";
 * import { allowedHosts, httpsOnly } from "pulumi-zipwhip/policy";
 *
 * new PolicyPack("our-team", { policies: [httpsOnly(), allowedHosts({ hosts: ["*.example.com"] })] });
 *
 * @module pulumi-zipwhip/policy
 */

export { type ZipwhipRulesOptions, zipwhipRules } from "./all";
export type { RuleOptions } from "./rule";
export { type AllowedHostsOptions, allowedHosts } from "./rules/allowed-hosts";
export { type HttpsOnlyOptions, httpsOnly } from "./rules/https-only";
export { type LinesExclusiveOptions, linesExclusive } from "./rules/lines-exclusive";
export { noGet } from "./rules/no-get";
export { type NoTokenInQueryOptions, noTokenInQuery } from "./rules/no-token-in-query";
export { oneEventPerUrl } from "./rules/one-event-per-url";
