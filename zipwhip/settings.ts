import { SettingError } from "./errors";
import { isLoopback } from "./identity";
import { parseUrl } from "./parse-url";
import { bothNames, type NamesOf, SETTING_NAMES, type SettingName } from "./setting-names";

/** The API's published address. */
export const API_URL = "https://api.zipwhip.com";

/** All settings, checked. */
export interface Settings {
  /** The line's session, where one is set for all hooks. No default. */
  session?: string;
  /** The API's address, without a slash at its end. Default: `https://api.zipwhip.com`. */
  apiUrl: string;
  /** Whether a create takes over an identical hook that it finds. Default: false. */
  adopt: boolean;
  /** Whether a refresh believes a list that shows none of two or more hooks of the state. Default: false. */
  acceptGone: boolean;
  /** Seconds for one request. Default: 30. */
  timeoutSeconds: number;
  /** Requests in flight per process. Default: 8. */
  concurrency: number;
  /** One redacted line per request on stderr. Default: false. Environment only: ZIPWHIP_DEBUG. */
  debug: boolean;
}

/** The defaults of all settings that have one. */
export const DEFAULTS: Settings = {
  apiUrl: API_URL,
  adopt: false,
  acceptGone: false,
  timeoutSeconds: 30,
  concurrency: 8,
  debug: false,
};

/** A source of settings as texts: `undefined` or an empty text counts as not set. */
export type SettingTexts = Partial<Record<SettingName, string | undefined>>;

/** The settings among environment variables. */
export function settingsFromEnvironment(env: Record<string, string | undefined>): SettingTexts {
  const names = Object.keys(SETTING_NAMES) as SettingName[];
  return Object.fromEntries(names.map((name) => [name, env[SETTING_NAMES[name].env]]));
}

/**
 * Reads and checks all settings; the first source that has a text wins.
 * Returns the problems instead of throwing, so that a caller can report all of them.
 */
export function readSettings(
  sources: readonly SettingTexts[],
  debug = false,
  namesOf: NamesOf = bothNames,
): { settings: Settings; problems: string[] } {
  const problems: string[] = [];
  const read = <T>(name: SettingName, parse: (text: string) => T | string, otherwise: T): T => {
    const text = sources.map((source) => source[name]).find((value) => value !== undefined && value !== "");
    if (text === undefined) return otherwise;
    const value = parse(text);
    if (typeof value !== "string") return value;
    problems.push(`${namesOf(name)} ${value}`);
    return otherwise;
  };
  const session = read<{ text: string } | undefined>("session", parseSession, undefined);
  const settings: Settings = {
    ...(session === undefined ? {} : { session: session.text }),
    apiUrl: read("apiUrl", parseApiUrl, { text: DEFAULTS.apiUrl }).text,
    adopt: read("adopt", parseBoolean, DEFAULTS.adopt),
    acceptGone: read("acceptGone", parseBoolean, DEFAULTS.acceptGone),
    timeoutSeconds: read("timeoutSeconds", (text) => parseNumber(text, 0.1, 3600), DEFAULTS.timeoutSeconds),
    concurrency: read("concurrency", (text) => parseWhole(text, 1, 1000), DEFAULTS.concurrency),
    debug,
  };
  return { settings, problems };
}

/** As `readSettings`, but one `SettingError` naming all problems. */
export function settingsOrThrow(
  sources: readonly SettingTexts[],
  debug = false,
  namesOf: NamesOf = bothNames,
): Settings {
  return soundSettings(readSettings(sources, debug, namesOf));
}

/** The settings, where there is no problem with them. @throws SettingError */
export function soundSettings({ settings, problems }: ReturnType<typeof readSettings>): Settings {
  if (problems.length > 0) throw new SettingError(`${problems.join("; ")}; nothing was sent`);
  return settings;
}

/** What is wrong with a session, without quoting it; `undefined` when nothing is. */
export function sessionProblem(session: string): string | undefined {
  if (session === "") return "is empty";
  // biome-ignore lint/suspicious/noControlCharactersInRegex: control characters are what is looked for
  if (/[\s\u0000-\u001f\u007f]/.test(session))
    return "holds white space: give exactly what user/login answered";
  return undefined;
}

// A parser answers the value (a text is boxed) or, as a plain text, what is wrong.

function parseSession(text: string): { text: string } | string {
  return sessionProblem(text) ?? { text };
}

function parseApiUrl(text: string): { text: string } | string {
  const url = parseUrl(text);
  if (url === undefined) return `is not an absolute URL; the default is ${API_URL}`;
  if (url.username !== "" || url.password !== "") return "must not hold a user name or password";
  if (/[?#]/.test(text)) return "must not hold a query or a fragment";
  if (url.protocol !== "https:" && !(url.protocol === "http:" && isLoopback(url.hostname))) {
    return "must begin with https://; http:// is accepted for this machine only (127.0.0.1, localhost), because a session is never sent in clear text elsewhere";
  }
  return { text: url.href.replace(/\/+$/, "") };
}

function parseBoolean(text: string): boolean | string {
  const word = text.trim().toLowerCase();
  if (["true", "1", "yes"].includes(word)) return true;
  if (["false", "0", "no"].includes(word)) return false;
  return 'must be "true" or "false"';
}

function parseNumber(text: string, least: number, most: number): number | string {
  const value = decimal(text);
  return value >= least && value <= most ? value : `must be a number from ${least} to ${most}`;
}

function parseWhole(text: string, least: number, most: number): number | string {
  const value = decimal(text);
  const fine = Number.isInteger(value) && value >= least && value <= most;
  return fine ? value : `must be a whole number from ${least} to ${most}`;
}

function decimal(text: string): number {
  return /^\d+(\.\d+)?$/.test(text.trim()) ? Number(text) : Number.NaN;
}
