import { closest, distance } from "fastest-levenshtein";
import { parseUrl } from "../zipwhip/parse-url";
import { redact } from "../zipwhip/redact";
import { bothNames, type NamesOf } from "../zipwhip/setting-names";
import { sessionProblem } from "../zipwhip/settings";
import { missingSession } from "./missing-session";
import type { Properties } from "./state";
import { isUnknown } from "./unknown";

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
  /** How the problems name a setting. Default: by its variable and its key. */
  namesOf?: NamesOf;
}

/** The failure of a property, if there is one. */
export function fail(property: string, reason: string | undefined): CheckFailure[] {
  return reason === undefined ? [] : [{ property, reason }];
}

/** What was given, less what is not set and what is Pulumi's own. */
export function givenOf(news: Properties): Properties {
  return Object.fromEntries(
    Object.entries(news).filter(
      ([name, value]) => value !== undefined && value !== null && !name.startsWith("__"),
    ),
  );
}

/** Names that are no inputs. */
export function checkNames(
  given: Properties,
  of: string,
  inputs: readonly string[],
  outputs: readonly string[],
): CheckFailure[] {
  return Object.keys(given).flatMap((name) => {
    if (inputs.includes(name)) return [];
    if (outputs.includes(name)) {
      return fail(nameOf(name, given[name]), `${name} is an output: the service gives it; leave it out`);
    }
    // A misspelt "session" holds a session all the same.
    const shown = /^[A-Za-z_]\w{0,23}$/.test(name) ? name : "(…)";
    return fail("", `${shown} is not a property of ${of}${hint(name, inputs) || "; leave it out"}`);
  });
}

/** A value that must be one of some words. */
export function checkWord(name: string, value: unknown, words: readonly string[]): CheckFailure[] {
  return fail(nameOf(name, value), wordProblem(name, value, words));
}

/** A value that must be true or false, where it is given. */
export function checkFlag(name: string, value: unknown): CheckFailure[] {
  if (value === undefined || typeof value === "boolean" || isUnknown(value)) return [];
  return fail(nameOf(name, value), `${name} must be true or false`);
}

/** The address of a receiver. */
export function checkUrl(name: string, url: unknown): CheckFailure[] {
  return fail(nameOf(name, url), urlProblem(name, url));
}

/** The session: of its own, or that of the settings. */
export function checkSession(session: unknown, surroundings: Surroundings): CheckFailure[] {
  return fail(session === undefined ? "session" : "", sessionFault(session, surroundings));
}

/** Whether the value is one of the words. */
export function isOneOf(value: unknown, words: readonly string[]): boolean {
  return typeof value === "string" && words.includes(value);
}

// A property is only named where its value may be printed.
function nameOf(name: string, value: unknown): string {
  return isPlain(value) ? name : "";
}

// A word, the address of a host, or an id: of letters only or digits only, as no session, key or token is.
function isPlain(value: unknown): boolean {
  if (typeof value !== "string") return value === undefined || typeof value === "boolean";
  return /^\s*(([a-z]{2,12}:\/\/)?[a-z._-]{0,60}|\d{1,20})\s*$/i.test(value);
}

function wordProblem(name: string, value: unknown, words: readonly string[]): string | undefined {
  if (isUnknown(value) || isOneOf(value, words)) return undefined;
  const list = words.map((word) => `"${word}"`).join(", ");
  if (value === undefined) return `${name} is missing: give one of ${list}`;
  if (typeof value !== "string" || !isPlain(value)) return `${name} must be one of ${list}`;
  return `${name} ${JSON.stringify(value.slice(0, 40))} is not one of ${list}${hint(value, words)}`;
}

function hint(value: string, words: readonly string[]): string {
  const spelled = words.find((word) => word.toLowerCase() === value.trim().toLowerCase());
  const lower = words.map((word) => word.toLowerCase());
  const nearest = spelled ?? words[lower.indexOf(closest(value.toLowerCase(), lower))] ?? "";
  const near = distance(value.toLowerCase(), nearest.toLowerCase()) <= Math.max(2, nearest.length / 3);
  return spelled !== undefined || near ? `; did you mean "${nearest}"?` : "";
}

function urlProblem(name: string, url: unknown): string | undefined {
  if (isUnknown(url)) return undefined;
  if (url === undefined || url === "")
    return `${name} is missing: give the https:// address that receives the event`;
  if (typeof url !== "string") return `${name} must be a text: the https:// address that receives the event`;
  // biome-ignore lint/suspicious/noControlCharactersInRegex: control characters are what is looked for
  if (/[\s\u0000-\u001f\u007f]/.test(url)) return `${name} holds white space: remove it, or write %20`;
  // Other parsers than the browsers' do not take "https:host" for a URL.
  const parsed = parseUrl(url);
  if (parsed === undefined || /^https?:(?!\/\/)/i.test(url))
    return `${name} is not an absolute URL: begin with https://`;
  if (redact(url) !== url) {
    return `${name} holds a session: a receiver must not be given one, and the state would show it`;
  }
  const { protocol } = parsed;
  if (protocol !== "https:" && protocol !== "http:") {
    // What stands before a colon can be a session.
    const begins = isPlain(`${protocol}//`) ? protocol : "something else";
    return `${name} begins with ${begins}, which cannot receive an event: begin with https://`;
  }
  return undefined;
}

function sessionFault(session: unknown, surroundings: Surroundings): string | undefined {
  const { hasSession, problems, namesOf = bothNames } = surroundings;
  if (isUnknown(session)) return undefined;
  if (session === undefined) {
    return hasSession || problems.some((problem) => problem.startsWith(namesOf("session")))
      ? undefined
      : missingSession(namesOf);
  }
  if (typeof session !== "string") return "session must be a text: what user/login answers";
  const problem = sessionProblem(session);
  return problem === undefined ? undefined : `session ${problem}`;
}
