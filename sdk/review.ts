import * as pulumi from "@pulumi/pulumi";
import { type HookEvent, type HookMethod, type HookType, lineOf } from "../zipwhip";
import { Declarations } from "../zipwhip/review/declarations";
import * as reviews from "../zipwhip/review/review";
import { SETTING_NAMES, type SettingName } from "../zipwhip/setting-names";
import { programError } from "./program-error";
import type { ZipwhipWebhookArgs } from "./webhook-args";

// One program can run several times in one process (Automation API): each run has its own stack resource.
const runs = new WeakMap<object, Declarations>();

/**
 * Looks at a hook as soon as its values are known, in the program, where a message can name the resource: an error where
 * the program declares it twice, warnings for what a reviewer should know. Unknown values are looked at in the next run.
 */
export function review(resource: pulumi.Resource, name: string, args: Partial<ZipwhipWebhookArgs>): void {
  const declarations = declarationsOfRun();
  if (declarations === undefined) return;
  const { event, url, type, method, session } = args;
  pulumi.unsecret(pulumi.output({ event, url, type, method, session })).apply((known) => {
    // A JavaScript program can give anything; the provider's check says what is wrong with it.
    if (typeof known.url !== "string" || typeof known.event !== "string") return;
    reviewOwner(resource, declarations, lineNamed(known.session), { name, exclusive: false });
    reviewKnown(resource, declarations, { ...known, name, event: known.event, url: known.url });
  });
}

/** What this run of the program has declared; `undefined` outside of a run. */
export function declarationsOfRun(): Declarations | undefined {
  const run = pulumi.runtime.getStackResource();
  if (run === undefined) return undefined;
  const declarations = runs.get(run) ?? new Declarations();
  runs.set(run, declarations);
  return declarations;
}

/** An error where a line that is to be exclusive is not: it would remove the hooks of the other resource. */
export function reviewOwner(
  resource: pulumi.Resource,
  declarations: Declarations,
  line: string,
  { name, exclusive }: { name: string; exclusive: boolean },
): void {
  const refusal = reviews.reviewOwner(declarations, line, { resource, name, exclusive });
  if (refusal !== undefined) throw programError(refusal, resource);
}

/** What tells one line from another: its number, or its session where that does not tell. */
export function lineNamed(own: string | undefined): string {
  const session = own ?? setting("session") ?? "";
  return lineOf(session) ?? session;
}

interface Known {
  name: string;
  /** What stands before a message, where the resource alone does not tell which hook is meant. */
  place?: string;
  event: HookEvent;
  url: string;
  type?: HookType | undefined;
  method?: HookMethod | undefined;
  session?: string | undefined;
}

/** Looks at a hook whose values are known. */
export function reviewKnown(resource: pulumi.Resource, declarations: Declarations, known: Known): void {
  const hook = { ...known, line: lineNamed(known.session) };
  const { refusal, warnings } = reviews.reviewHook(declarations, hook, setting("apiUrl"));
  // Thrown, not logged: a logged error does not fail a program.
  if (refusal !== undefined) throw programError(refusal, resource);
  for (const warning of warnings) pulumi.log.warn(warning, resource);
}

// Not by pulumi.Config, which warns when a secret is read as plain text.
function setting(name: SettingName): string | undefined {
  return process.env[SETTING_NAMES[name].env] || pulumi.runtime.getConfig(SETTING_NAMES[name].config);
}
