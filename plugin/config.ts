import { closest } from "fastest-levenshtein";
import { isDeclared } from "../provider/declared-provider";
import type { Properties } from "../provider/state";
import { isUnknown } from "../provider/unknown";
import {
  bothNames,
  declaredNames,
  type NamesOf,
  SETTING_NAMES,
  type SettingName,
} from "../zipwhip/setting-names";
import type { SettingTexts } from "../zipwhip/settings";

const NAMES = Object.keys(SETTING_NAMES) as SettingName[];
/** Pulumi's own, given to every provider. */
const PULUMI = ["version", "pluginDownloadURL"];

/** The settings among what a provider is given, by their names or as `zipwhip:config:name`. All of it can be text. */
export function textsOf(given: Properties): SettingTexts {
  const texts = NAMES.flatMap((name): [SettingName, string][] => {
    const value = given[name] ?? given[`zipwhip:config:${name}`];
    const isText = ["string", "number", "boolean"].includes(typeof value);
    return isText && !isUnknown(value) ? [[name, String(value)]] : [];
  });
  return Object.fromEntries(texts);
}

/** A warning for each name that is no setting. No error: a stack's config can hold what a program reads for itself. */
export function strangersAmong(given: Properties): string[] {
  const strangers = Object.keys(given).filter(
    (name) => !name.startsWith("__") && !PULUMI.includes(name) && !NAMES.includes(name as SettingName),
  );
  return strangers
    .filter((name) => /^\w{1,40}$/.test(name))
    .map(
      (name) =>
        `zipwhip:${name} is no setting of this provider; did you mean zipwhip:${closest(name, NAMES)}?`,
    );
}

/**
 * What a program gives a provider, and is no value. Taken for one that is not set, another would count in its place: hooks meant
 * for one line would be installed on that of the environment. (In the stack's config an empty text does say "not set".)
 */
export function faultsAmong(given: Properties): string[] {
  return NAMES.flatMap((name) => {
    const value = given[name];
    const { env } = SETTING_NAMES[name];
    if (value === "")
      return [
        `${name} (given to the provider) is empty: give it a value, or leave it out, and ${env} counts`,
      ];
    const isRead = value === undefined || value === null || isUnknown(value) || name in textsOf(given);
    return isRead ? [] : [`${name} (given to the provider) must be a text`];
  });
}

/** How messages name the settings of a provider. */
export function namesFor(urn: string): NamesOf {
  return urn !== "" && isDeclared(urn) ? declaredNames : bothNames;
}
