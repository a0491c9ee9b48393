import type { ResourceValidationPolicy } from "@pulumi/policy";
import { isAmong } from "../hosts";
import { defaultsOf, hookRule, type RuleOptions, texts } from "../rule";

/** What the rule can be told. */
export interface HttpsOnlyOptions extends RuleOptions {
  /** Hosts that may be reached in clear text, such as `localhost` in a stack for development. Default: none. */
  except?: string[];
}

/** Every URL begins with https://. */
export function httpsOnly(options: HttpsOnlyOptions = {}): ResourceValidationPolicy {
  const defaults = defaultsOf({ except: [] as string[] }, options);
  return hookRule(
    {
      name: "zipwhip-https-only",
      description: "Hooks deliver over https://: a message is nobody else's to read.",
      schema: { except: texts("Hosts that may be reached in clear text", defaults.except) },
      defaults,
      fault: ({ url }, { except }) =>
        /^http:/i.test(url) && !isAmong(url, except)
          ? "url begins with http://, so messages would be delivered in clear text; begin it with https://"
          : undefined,
    },
    options,
  );
}
