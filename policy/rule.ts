import type {
  EnforcementLevel,
  Policy,
  PolicyConfigSchema,
  ReportViolation,
  ResourceValidationArgs,
  ResourceValidationPolicy,
} from "@pulumi/policy";
import { isHookType, isLineType } from "../provider/resource-types";
import { type DeclaredHook, eachHook } from "./declared";

/** What every rule can be given. */
export interface RuleOptions {
  /** What a violation does. Default: `mandatory`, the preview fails. A `--policy-pack-config` file wins over it. */
  enforcementLevel?: EnforcementLevel;
}

/** A rule that looks at hooks one by one. */
interface HookRule<C extends object> {
  name: string;
  description: string;
  /** What can be set in a configuration file. */
  schema?: PolicyConfigSchema["properties"];
  /** What holds where nothing is set. */
  defaults: C;
  /** What is wrong with a hook; `undefined` when nothing is. Never quotes more of its URL than the host. */
  fault(hook: DeclaredHook, config: C): string | undefined;
}

/** The policy that shows each hook of either kind of resource to a rule. */
export function hookRule<C extends object>(
  rule: HookRule<C>,
  options: RuleOptions,
): ResourceValidationPolicy {
  return {
    ...common(rule, options),
    validateResource: (args, report) => {
      const config = configFor(rule.defaults, args, report);
      eachHook(args.type, args.props, (hook) => {
        const fault = rule.fault(hook, config);
        if (fault !== undefined) report(`${hook.event}: ${fault}`);
      });
    },
  };
}

/** What all rules have in common. */
export function common(
  { name, description, schema }: Pick<HookRule<object>, "name" | "description" | "schema">,
  { enforcementLevel = "mandatory" }: RuleOptions,
): Policy {
  return {
    name,
    description,
    enforcementLevel,
    ...(schema === undefined ? {} : { configSchema: { properties: schema } }),
  };
}

/**
 * What a configuration file says, over what the program says. The engine hands on whatever the file holds: a misspelt name
 * would leave the rule as it is without a word, so it is a violation.
 */
export function configFor<C extends object>(
  defaults: C,
  { type, getConfig }: Pick<ResourceValidationArgs, "type" | "getConfig">,
  report: ReportViolation,
): C {
  const configured = getConfig<Partial<C>>();
  if (isHookType(type) || isLineType(type))
    for (const fault of unknownNames(defaults, configured)) report(`the configuration sets ${fault}`);
  return configOf(defaults, configured);
}

function unknownNames(defaults: object, given: object | undefined): string[] {
  const known = [...Object.keys(defaults), "enforcementLevel"];
  const unknown = Object.keys(given ?? {}).filter((name) => !known.includes(name));
  return unknown.map((name) => `${name}: there is no such option; there are ${known.join(", ")}`);
}

function configOf<C extends object>(defaults: C, configured: Partial<C> | undefined): C {
  const set = Object.entries(configured ?? {}).filter(([, value]) => value !== undefined && value !== null);
  return { ...defaults, ...Object.fromEntries(set) };
}

/**
 * Options less the enforcement level, over defaults.
 *
 * @throws Error where one does not exist, or is no list where it must be: the rule would see nothing, and say so nowhere
 */
export function defaultsOf<C extends object>(defaults: C, options: Partial<C> & RuleOptions): C {
  const { enforcementLevel: _, ...own } = options;
  const [fault] = unknownNames(defaults, own);
  if (fault !== undefined) throw new Error(fault);
  for (const [name, value] of Object.entries(own)) {
    if (Array.isArray(defaults[name as keyof C]) && value !== undefined && !Array.isArray(value))
      throw new Error(`${name}: give a list of texts`);
  }
  return configOf(defaults, own as Partial<C>);
}

/** The schema of a list of texts. */
export function texts(description: string, standard: string[]): PolicyConfigSchema["properties"][string] {
  return { type: "array", items: { type: "string" }, description, default: standard };
}
