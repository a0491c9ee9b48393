import type { Policies } from "@pulumi/policy";
import type { RuleOptions } from "./rule";
import { allowedHosts } from "./rules/allowed-hosts";
import { httpsOnly } from "./rules/https-only";
import { linesExclusive } from "./rules/lines-exclusive";
import { noGet } from "./rules/no-get";
import { noTokenInQuery } from "./rules/no-token-in-query";
import { oneEventPerUrl } from "./rules/one-event-per-url";

/** What all rules together can be told; each of them can be told more by itself. */
export interface ZipwhipRulesOptions extends RuleOptions {
  /** The hosts that may receive. Default: all. */
  hosts?: string[];
}

/** All rules. */
export function zipwhipRules({ hosts = [], ...options }: ZipwhipRulesOptions = {}): Policies {
  return [
    httpsOnly(options),
    allowedHosts({ ...options, hosts }),
    noGet(options),
    oneEventPerUrl(options),
    noTokenInQuery(options),
    linesExclusive(options),
  ];
}
