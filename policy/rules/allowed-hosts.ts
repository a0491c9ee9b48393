import type { ResourceValidationPolicy } from "@pulumi/policy";
import { parseUrl } from "../../zipwhip/parse-url";
import { isAmong } from "../hosts";
import { defaultsOf, hookRule, type RuleOptions, texts } from "../rule";

/** What the rule can be told. */
export interface AllowedHostsOptions extends RuleOptions {
  /** The hosts that may receive: `hooks.example.com`, or `*.example.com` for all below it. Default: none, and no check. */
  hosts?: string[];
}

/** Every URL points at a host of the list. Without a list it says nothing. */
export function allowedHosts(options: AllowedHostsOptions = {}): ResourceValidationPolicy {
  const defaults = defaultsOf({ hosts: [] as string[] }, options);
  return hookRule(
    {
      name: "zipwhip-allowed-hosts",
      description: "Hooks deliver to hosts of the list only: whoever receives, reads.",
      schema: { hosts: texts("Hosts that may receive; *.example.com for all below it", defaults.hosts) },
      defaults,
      fault: ({ url }, { hosts }) =>
        hosts.length === 0 || isAmong(url, hosts)
          ? undefined
          : `url points at ${hostOf(url)}, which is not among the allowed hosts (${hosts.join(", ")}); use one of them, or have it added to the list`,
    },
    options,
  );
}

function hostOf(url: string): string {
  return parseUrl(url)?.hostname ?? "no host";
}
