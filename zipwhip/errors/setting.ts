/** A setting is missing or wrong. Nothing was sent. The message names the environment variable and the config key. */
export class SettingError extends Error {
  override readonly name = "SettingError";
}
