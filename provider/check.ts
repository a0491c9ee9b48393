import { closest, distance } from "fastest-levenshtein";
import { DEFAULT_METHOD, EVENTS, type HookEvent, METHODS, TYPES, typeOfEvent } from "../zipwhip";
import { bothNames } from "../zipwhip/setting-names";
import { sessionProblem } from "../zipwhip/settings";
import { missingSession } from "./memory/process-memory";
import type { Properties } from "./state";
import { isUnknown, UNKNOWN } from "./unknown";

/** One thing that is wrong. */
export interface CheckFailure {
  /**
   * The property, or "" where its value could hold a secret: the engine prints the value of the property that is named
   * here, in clear text even where it is marked secret. The reason names the property in any case.
   */
  property: string;
  reason: string;
}

/** What the settings around a hook give or lack. */
export interface Surroundings {
  /** Whether the settings have a session for hooks without one. */
  hasSession: boolean;
  /** What is wrong with the settings themselves. */
  problems: readonly string[];
}

const INPUTS = ["event", "url", "type", "method", "session", "adopt"];
const OUTPUTS = ["webhookId", "line"];

/**
 * Checks what a program declares, and fills in the defaults. Pure. All failures at once, each with its property and a
 * remedy. What is unknown yet passes untouched. Never quotes a session or a URL.
 */
export function check(
  news: Properties,
  surroundings: Surroundings,
): { inputs: Properties; failures: CheckFailure[] } {
  const inputs = withDefaults(news);
  const failures = [
    ...surroundings.problems.map((reason) => ({ property: "", reason })),
    ...Object.keys(inputs).flatMap(unexpected),
    ...fail(mayBeSecret(inputs.event) ? "" : "event", oneOf("event", inputs.event, EVENTS)),
    ...fail(mayHoldToken(inputs.url) ? "" : "url", urlProblem(inputs.url)),
    ...fail(
      mayBeSecret(inputs.type) ? "" : "type",
      oneOf("type", inputs.type, TYPES) ?? typeMismatch(inputs),
    ),
    ...fail(mayBeSecret(inputs.method) ? "" : "method", oneOf("method", inputs.method, METHODS)),
    ...fail(inputs.session === undefined ? "session" : "", sessionFault(inputs.session, surroundings)),
    ...fail(mayBeSecret(inputs.adopt) ? "" : "adopt", adoptProblem(inputs.adopt)),
  ];
  return { inputs, failures };
}

function withDefaults(news: Properties): Properties {
  const inputs = Object.fromEntries(
    Object.entries(news).filter(
      ([name, value]) => value !== undefined && value !== null && !isInternal(name),
    ),
  );
  inputs.method ??= DEFAULT_METHOD;
  if (inputs.type === undefined) {
    if (isUnknown(inputs.event)) inputs.type = UNKNOWN;
    else inputs.type = isOneOf(inputs.event, EVENTS) ? typeOfEvent(inputs.event as HookEvent) : "message";
  }
  return inputs;
}

function isInternal(name: string): boolean {
  return name.startsWith("__");
}

function fail(property: string, reason: string | undefined): CheckFailure[] {
  return reason === undefined ? [] : [{ property, reason }];
}

function unexpected(property: string): CheckFailure[] {
  if (INPUTS.includes(property)) return [];
  if (OUTPUTS.includes(property)) {
    return fail(property, `${property} is an output: the service gives it; leave it out`);
  }
  // A misspelt "session" holds a session all the same.
  return fail("", `${property} is not a property of a hook${hint(property, INPUTS)}; leave it out`);
}

function isOneOf(value: unknown, words: readonly string[]): boolean {
  return typeof value === "string" && words.includes(value);
}

function oneOf(name: string, value: unknown, words: readonly string[]): string | undefined {
  if (isUnknown(value) || isOneOf(value, words)) return undefined;
  const list = words.map((word) => `"${word}"`).join(", ");
  if (value === undefined) return `${name} is missing: give one of ${list}`;
  if (typeof value !== "string") return `${name} must be one of ${list}`;
  if (mayBeSecret(value)) return `${name} must be one of ${list}`;
  return `${name} ${JSON.stringify(value.slice(0, 40))} is not one of ${list}${hint(value, words)}`;
}

function hint(value: string, words: readonly string[]): string {
  const spelled = words.find((word) => word.toLowerCase() === value.trim().toLowerCase());
  const lower = words.map((word) => word.toLowerCase());
  const nearest = spelled ?? words[lower.indexOf(closest(value.toLowerCase(), lower))] ?? "";
  const near = distance(value.toLowerCase(), nearest.toLowerCase()) <= Math.max(2, nearest.length / 3);
  return spelled !== undefined || near ? `; did you mean "${nearest}"?` : "";
}

function typeMismatch({ type, event }: Properties): string | undefined {
  if (isUnknown(type) || !isOneOf(event, EVENTS)) return undefined;
  const right = typeOfEvent(event as HookEvent);
  return type === right
    ? undefined
    : `type "${type}" has no event "${event}": leave type out, or give "${right}"`;
}

// No word of ours is that long or has any of these.
function mayBeSecret(value: unknown): boolean {
  return typeof value === "string" && (value.length > 30 || /[:/?#@%]/.test(value));
}

function mayHoldToken(url: unknown): boolean {
  return typeof url === "string" && /[/?#@]|^[^.]*:\d+\s*$/.test(url.replace(/^[a-z][a-z0-9+.-]*:\/\//i, ""));
}

function urlProblem(url: unknown): string | undefined {
  if (isUnknown(url)) return undefined;
  if (url === undefined || url === "")
    return "url is missing: give the https:// address that receives the event";
  if (typeof url !== "string") return "url must be a text: the https:// address that receives the event";
  // biome-ignore lint/suspicious/noControlCharactersInRegex: control characters are what is looked for
  if (/[\s\u0000-\u001f\u007f]/.test(url)) return "url holds white space: remove it, or write %20";
  // Other parsers than the browsers' do not take "https:host" for a URL.
  if (!URL.canParse(url) || /^https?:(?!\/\/)/i.test(url))
    return "url is not an absolute URL: begin with https://";
  const { protocol } = new URL(url);
  if (protocol !== "https:" && protocol !== "http:") {
    return `url begins with ${protocol}, which cannot receive an event: begin with https://`;
  }
  return undefined;
}

function sessionFault(session: unknown, { hasSession, problems }: Surroundings): string | undefined {
  if (isUnknown(session)) return undefined;
  if (session === undefined) {
    return hasSession || problems.some((problem) => problem.startsWith(bothNames("session")))
      ? undefined
      : missingSession();
  }
  if (typeof session !== "string") return "session must be a text: what user/login answers";
  const problem = sessionProblem(session);
  return problem === undefined ? undefined : `session ${problem}`;
}

function adoptProblem(adopt: unknown): string | undefined {
  if (adopt === undefined || typeof adopt === "boolean" || isUnknown(adopt)) return undefined;
  return "adopt must be true or false";
}
