/** Where each setting comes from: the environment first, then the stack's config. */
export const SETTING_NAMES = {
  session: { env: "ZIPWHIP_SESSION", config: "zipwhip:session" },
  apiUrl: { env: "ZIPWHIP_API_URL", config: "zipwhip:apiUrl" },
  adopt: { env: "ZIPWHIP_ADOPT", config: "zipwhip:adopt" },
  acceptGone: { env: "ZIPWHIP_ACCEPT_GONE", config: "zipwhip:acceptGone" },
  timeoutSeconds: { env: "ZIPWHIP_TIMEOUT_SECONDS", config: "zipwhip:timeoutSeconds" },
  concurrency: { env: "ZIPWHIP_CONCURRENCY", config: "zipwhip:concurrency" },
} as const;

/** The name of a setting. */
export type SettingName = keyof typeof SETTING_NAMES;

/** How a message names a setting. */
export type NamesOf = (name: SettingName) => string;

/** A setting's two names, for a message. */
export function bothNames(name: SettingName): string {
  return `${SETTING_NAMES[name].env} (environment) or ${SETTING_NAMES[name].config} (stack config)`;
}

/** The same where a program declares the provider: the engine hands it nothing of the stack's config. */
export function declaredNames(name: SettingName): string {
  return `${name} (given to the provider) or ${SETTING_NAMES[name].env} (environment)`;
}
