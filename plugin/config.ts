import { closest } from "fastest-levenshtein";
import type { Properties } from "../provider/state";
import { isUnknown } from "../provider/unknown";
import { SETTING_NAMES, type SettingName } from "../zipwhip/setting-names";
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
 * Whether a program declares the provider. Otherwise it is the engine's default one, with what the stack's config says.
 *
 * @param urn the provider's; empty where nobody says
 */
export function isDeclared(urn: string): boolean {
  const name = urn.split("::")[3] ?? "";
  return !/^default(_|$)/.test(name);
}
