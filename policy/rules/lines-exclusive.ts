import type { ResourceValidationPolicy } from "@pulumi/policy";
import { isHookType, isLineType } from "../../provider/resource-types";
import { common, configFor, defaultsOf, type RuleOptions } from "../rule";

/** What the rule can be told. */
export interface LinesExclusiveOptions extends RuleOptions {
  /** Whether single hooks (`ZipwhipWebhook`), whose line nobody holds as a whole, are refused. Default: false. */
  refuseSingleHooks?: boolean;
}

/** Every `ZipwhipLine` is exclusive, so that a refresh shows what others have installed. */
export function linesExclusive(options: LinesExclusiveOptions = {}): ResourceValidationPolicy {
  const defaults = defaultsOf({ refuseSingleHooks: false }, options);
  const description =
    "Lines carry what is declared and nothing else: a hook that nobody reviewed shows as drift.";
  const schema = {
    refuseSingleHooks: {
      type: "boolean" as const,
      description: "Whether single hooks are refused",
      default: defaults.refuseSingleHooks,
    },
  };
  return {
    ...common({ name: "zipwhip-lines-exclusive", description, schema }, options),
    validateResource: (args, report) => {
      const { type, props } = args;
      const { refuseSingleHooks } = configFor(defaults, args, report);
      if (isLineType(type) && props.exclusive !== true)
        report(
          "the line is not exclusive, so hooks of others on it stay unseen; set `exclusive: true`: the first `pulumi up` lists what else it carries",
        );
      if (isHookType(type) && refuseSingleHooks)
        report(
          "a single hook, whose line nobody holds as a whole; declare the line's hooks as one `ZipwhipLine` with `exclusive: true`, and `adopt: true` for the change",
        );
    },
  };
}
