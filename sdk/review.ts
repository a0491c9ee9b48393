import * as pulumi from "@pulumi/pulumi";
import {
  API_URL,
  DEFAULT_METHOD,
  EVENTS,
  type HookEvent,
  type HookMethod,
  type HookType,
  lineOf,
  typeOfEvent,
} from "../zipwhip";
import { SETTING_NAMES, type SettingName } from "../zipwhip/setting-names";
import { Declarations } from "./declarations";
import { findingsOf } from "./findings";
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
  const both = declarations.owners.add(line, { resource, name, exclusive });
  if (both === undefined) return;
  const text = `"${both.exclusive}" is to be exclusive, but "${both.other}" declares hooks of the same line: a refresh would show them as strangers, and the up after it remove them; declare them in "${both.exclusive}", or leave out its \`exclusive\``;
  throw programError(text, resource);
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
  const { name, place = "", event, url, type = typeOfEvent(event), method = DEFAULT_METHOD } = known;
  // A warning names the event, and what is none can be anything: a session too. The provider's check refuses it.
  if (!EVENTS.includes(event)) return;
  const line = lineNamed(known.session);
  const { twin, sameUrl } = declarations.add({ name, event, url, type, line });
  if (twin !== undefined) {
    const text = `${place}declared twice: "${twin}" declares the same hook (line, type, event and url), and two would deliver every event twice; remove one of them`;
    // Thrown, not logged: a logged error does not fail a program.
    throw programError(text, resource);
  }
  const findings = findingsOf({ url, method }, apiIsReal());
  if (sameUrl !== undefined) {
    findings.push(
      `url is also that of "${sameUrl.name}" (event ${sameUrl.event}): a delivery does not name its event, so the receiver cannot tell them apart; give each event its own URL`,
    );
  }
  for (const finding of findings) pulumi.log.warn(place + finding, resource);
}

function apiIsReal(): boolean {
  const apiUrl = setting("apiUrl");
  return apiUrl === undefined || !URL.canParse(apiUrl) || new URL(apiUrl).host === new URL(API_URL).host;
}

// Not by pulumi.Config, which warns when a secret is read as plain text.
function setting(name: SettingName): string | undefined {
  return process.env[SETTING_NAMES[name].env] || pulumi.runtime.getConfig(SETTING_NAMES[name].config);
}
