import type { ResourceValidationPolicy } from "@pulumi/policy";
import { parseUrl } from "../../zipwhip/parse-url";
import { defaultsOf, hookRule, type RuleOptions, texts } from "../rule";

/** What the rule can be told. */
export interface NoTokenInQueryOptions extends RuleOptions {
  /** Names of parameters that hold no secret, whatever they look like. Default: none. */
  allow?: string[];
}

const NAMES =
  /token|secret|passw|pwd|auth|api.?key|^key$|credential|signature|^sig$|^code$|session|jwt|bearer/i;
// Of letters and digits, long, and mixed: a key, a hash, a uuid. Words and dates are shorter or of one kind.
const RANDOM = /^(?=.*\d)(?=.*[a-z])[\w.~+/=-]{20,}$/i;

/** No URL carries a token in its query, nor a user and password before its host. */
export function noTokenInQuery(options: NoTokenInQueryOptions = {}): ResourceValidationPolicy {
  const defaults = defaultsOf({ allow: [] as string[] }, options);
  return hookRule(
    {
      name: "zipwhip-no-token-in-query",
      description: "URLs hold no token in their query: web servers and proxies log queries as they come.",
      schema: { allow: texts("Names of parameters that hold no secret", defaults.allow) },
      defaults,
      fault: ({ url }, { allow }) => tokenIn(url, allow),
    },
    options,
  );
}

function tokenIn(url: string, allow: readonly string[]): string | undefined {
  const parsed = parseUrl(url);
  if (parsed === undefined) return undefined;
  const { searchParams, username, password } = parsed;
  if (username !== "" || password !== "")
    return `url holds a user name or password before its host; ${REMEDY}`;
  for (const [name, value] of searchParams) {
    if (allow.includes(name)) continue;
    if (NAMES.test(name) && value !== "")
      // A long name can be a token itself.
      return `url has the query parameter ${name.length <= 24 ? name : "(…)"}, which looks like a token; ${REMEDY}`;
    if (RANDOM.test(name) || RANDOM.test(value))
      return `url has a query parameter that looks like a token; ${REMEDY}`;
  }
  return undefined;
}

const REMEDY = "put a token into the path, or allow the parameter by its name";
