import type { CheckFailure, Surroundings } from "../provider/check-fields";
import type { Context } from "../provider/context";
import { checkHookLookup, lookUpHook } from "../provider/lookup/hook";
import { checkLookup, lookUpHooks } from "../provider/lookup/hooks";
import type { Properties } from "../provider/state";
import { UnknownTypeError } from "./errors/unknown-type";

interface Function {
  check(args: Properties, surroundings: Surroundings): CheckFailure[];
  call(args: Properties, context: Context): Promise<Properties>;
}

const FUNCTIONS: Record<string, Function> = {
  "zipwhip:index:getWebhook": {
    check: checkHookLookup,
    call: async (args, context) => ({ ...(await lookUpHook(args, context)) }),
  },
  "zipwhip:index:getWebhooks": {
    check: checkLookup,
    call: async (args, context) => {
      const { hooks, line } = await lookUpHooks(args, context);
      return { webhooks: hooks, line };
    },
  },
};

/** The function that has this token. */
export function functionOf(token: string): Function {
  const found = Object.hasOwn(FUNCTIONS, token) ? FUNCTIONS[token] : undefined;
  if (found === undefined) throw new UnknownTypeError("function", token, Object.keys(FUNCTIONS));
  return found;
}
