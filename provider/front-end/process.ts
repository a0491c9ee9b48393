import { isSet } from "../../zipwhip/client";
import { SETTING_NAMES, type SettingName } from "../../zipwhip/setting-names";
import {
  readSettings,
  type SettingTexts,
  settingsFromEnvironment,
  soundSettings,
} from "../../zipwhip/settings";
import type { Surroundings } from "../check-fields";
import type { Context } from "../context";
import { peersOf } from "../memory/peers";
import { ProcessMemory } from "../memory/process-memory";
import { endWithEngine } from "./end-with-engine";

/** What the process hands to `configure`. */
export interface ConfigureRequest {
  config: { get(key: string): string | undefined };
}

let config: SettingTexts = {};
const peers = peersOf(process.argv[2], "dynamic", () => settingsNow().settings.apiUrl);
const memory = new ProcessMemory(undefined, undefined, undefined, peers);

endWithEngine(process.argv[2]);

/** Only stores texts, and never throws: the process does not wait for it, and would go on unconfigured. */
export function configure(request: ConfigureRequest): void {
  const get = (name: SettingName) => {
    try {
      return request.config.get(SETTING_NAMES[name].config);
    } catch {
      return undefined;
    }
  };
  const names = Object.keys(SETTING_NAMES) as SettingName[];
  config = Object.fromEntries(names.map((name) => [name, get(name)]));
}

let last: { texts: string; read: ReturnType<typeof readSettings> } | undefined;

/** The settings as far as they can be read, and what is wrong with them. Read once as long as they stay the same. */
export function settingsNow(): ReturnType<typeof readSettings> {
  const debug = isSet(process.env.ZIPWHIP_DEBUG);
  const texts = JSON.stringify([debug, ...sources()]);
  if (last?.texts !== texts) last = { texts, read: readSettings(sources(), debug) };
  return last.read;
}

/** What a check is given besides the inputs. */
export function surroundings(): Surroundings {
  const { settings, problems } = settingsNow();
  return { hasSession: settings.session !== undefined, problems };
}

/** What a verb is given. Throws where a setting is wrong. */
export function context(): Context {
  const settings = soundSettings(settingsNow());
  return { settings, kept: memory.kept, account: (own) => memory.account(settings, own) };
}

/** The hooks that the engine has been seen to keep. */
export const kept = memory.kept;

/** The sessions that no message may hold. */
export function ambientSessions(): (string | undefined)[] {
  return [process.env.ZIPWHIP_SESSION, config.session];
}

function sources(): SettingTexts[] {
  return [settingsFromEnvironment(process.env), config];
}
