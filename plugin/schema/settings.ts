import { SETTING_NAMES, type SettingName } from "../../zipwhip/setting-names";
import type { Properties, PropertySpec } from "./spec";

// The defaults are the settings' own, so they are told here and not filled in by SDKs: a value that an SDK fills in would
// count as given by the program.
const WORDS: Record<SettingName, PropertySpec> = {
  session: {
    type: "string",
    secret: true,
    description:
      "The line's session, as answered by user/login. One that is given here lands, encrypted, in the state; one from the environment lands nowhere",
  },
  apiUrl: {
    type: "string",
    description:
      "The API's address. Default: https://api.zipwhip.com. http:// is accepted for this machine only, because a session is never sent in clear text elsewhere",
  },
  adopt: {
    type: "boolean",
    description:
      "Whether a create takes over an identical hook that it finds, where the resource says nothing. Default: false",
  },
  acceptGone: {
    type: "boolean",
    description:
      "Whether a refresh believes a list that shows none of two or more hooks of the state. Default: false",
  },
  timeoutSeconds: { type: "number", description: "Seconds for one request. Default: 30" },
  concurrency: { type: "integer", description: "Requests in flight per process. Default: 8" },
};

/**
 * What a program gives a provider. None of it is filled in from the environment by SDKs: it would lie in the state, a session
 * and what is meant for one run among it, and count more than the environment of the next run. The plugin itself looks there.
 */
export const SETTINGS = mapSettings((spec, env) => ({
  ...spec,
  description: `${spec.description}. Environment: ${env}.`,
}));

/** What stands in the stack's config. Programs that read it there see the environment, too. */
export const CONFIG = mapSettings((_, env, name) => ({
  ...SETTINGS[name],
  defaultInfo: { environment: [env] },
}));

function mapSettings(
  map: (spec: PropertySpec, env: string, name: SettingName) => PropertySpec,
): Properties<SettingName> {
  const entries = (Object.keys(WORDS) as SettingName[]).map((name) => [
    name,
    map(WORDS[name], SETTING_NAMES[name].env, name),
  ]);
  return Object.fromEntries(entries);
}
