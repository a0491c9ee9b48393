import * as pulumi from "@pulumi/pulumi";
import {
  API_URL,
  DEFAULT_METHOD,
  type HookEvent,
  type HookMethod,
  type HookType,
  lineOf,
  typeOfEvent,
} from "../zipwhip";
import { SETTING_NAMES, type SettingName } from "../zipwhip/setting-names";
import { Declarations } from "./declarations";
import { findingsOf } from "./findings";
import type { ZipwhipLineArgs } from "./line-args";
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
    reviewKnown(resource, declarations, { ...known, name, event: known.event, url: known.url });
  });
}

/** Looks at the hooks of a line in the same way. One that repeats itself within the line is told by the provider's check. */
export function reviewLine(resource: pulumi.Resource, name: string, args: Partial<ZipwhipLineArgs>): void {
  const declarations = declarationsOfRun();
  if (declarations === undefined) return;
  const { hooks, session } = args;
  pulumi.unsecret(pulumi.output({ hooks, session })).apply((known) => {
    for (const [event, given] of Object.entries(known.hooks ?? {})) {
      for (const hook of Array.isArray(given) ? given : [given]) {
        const { url, method } = typeof hook === "string" ? { url: hook } : Object(hook);
        if (typeof url !== "string") continue;
        const what = { name: `${name} (${event})`, event: event as HookEvent, url, method };
        reviewKnown(resource, declarations, { ...what, session: known.session });
      }
    }
  });
}

function declarationsOfRun(): Declarations | undefined {
  const run = pulumi.runtime.getStackResource();
  if (run === undefined) return undefined;
  const declarations = runs.get(run) ?? new Declarations();
  runs.set(run, declarations);
  return declarations;
}

interface Known {
  name: string;
  event: HookEvent;
  url: string;
  type?: HookType | undefined;
  method?: HookMethod | undefined;
  session?: string | undefined;
}

function reviewKnown(resource: pulumi.Resource, declarations: Declarations, known: Known): void {
  const { name, event, url, type = typeOfEvent(event), method = DEFAULT_METHOD } = known;
  const session = known.session ?? setting("session") ?? "";
  const { twin, sameUrl } = declarations.add({ name, event, url, type, line: lineOf(session) ?? session });
  if (twin !== undefined) {
    const text = `declared twice: "${twin}" declares the same hook (line, type, event and url), and two would deliver every event twice; remove one of them`;
    // Thrown, not logged: a logged error does not fail a program.
    throw programError(text, resource);
  }
  const findings = findingsOf({ url, method }, apiIsReal());
  if (sameUrl !== undefined) {
    findings.push(
      `url is also that of "${sameUrl.name}" (event ${sameUrl.event}): a delivery does not name its event, so the receiver cannot tell them apart; give each event its own URL`,
    );
  }
  for (const finding of findings) pulumi.log.warn(finding, resource);
}

function apiIsReal(): boolean {
  const apiUrl = setting("apiUrl");
  return apiUrl === undefined || !URL.canParse(apiUrl) || new URL(apiUrl).host === new URL(API_URL).host;
}

// Not by pulumi.Config, which warns when a secret is read as plain text.
function setting(name: SettingName): string | undefined {
  return process.env[SETTING_NAMES[name].env] || pulumi.runtime.getConfig(SETTING_NAMES[name].config);
}
