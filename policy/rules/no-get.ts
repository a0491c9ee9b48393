import type { ResourceValidationPolicy } from "@pulumi/policy";
import { defaultsOf, hookRule, type RuleOptions } from "../rule";

/** No hook has the method GET. */
export function noGet(options: RuleOptions = {}): ResourceValidationPolicy {
  return hookRule(
    {
      name: "zipwhip-no-get",
      description: "Hooks deliver by POST or PUT: what GET delivers is not documented.",
      defaults: defaultsOf({}, options),
      fault: ({ method }) =>
        method.toUpperCase() === "GET"
          ? "method is GET, and what the service then sends is not documented; leave method out, or give POST or PUT"
          : undefined,
    },
    options,
  );
}
