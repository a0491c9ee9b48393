/**
 * The front end for Pulumi's dynamic provider process, and a permanent promise: every state ever written asks for this
 * module by its path `pulumi-zipwhip/provider`. It must go on reading all shapes of state that were ever written.
 */
import { redact } from "../zipwhip";
import { isSet } from "../zipwhip/client";
import { SETTING_NAMES, type SettingName } from "../zipwhip/setting-names";
import {
  readSettings,
  type SettingTexts,
  settingsFromEnvironment,
  settingsOrThrow,
} from "../zipwhip/settings";
import { type CheckFailure, check as checkHook } from "./check";
import type { Context } from "./context";
import { create as createHook } from "./create";
import { remove as removeHook } from "./delete";
import { diff as diffHook } from "./diff";
import { PartialFailureError } from "./errors";
import { ProcessMemory } from "./memory/process-memory";
import { read as readHook } from "./read";
import { type HookInputs, inputsOf, type Properties, text } from "./state";
import { update as updateHook } from "./update";

/** What the process hands to `configure`. */
interface ConfigureRequest {
  config: { get(key: string): string | undefined };
}

const memory = new ProcessMemory();
let config: SettingTexts = {};

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

export async function check(
  _olds: Properties,
  news: Properties,
): Promise<{ inputs: Properties; failures: CheckFailure[] }> {
  return telling([news], async () => {
    const { settings, problems } = readSettings(sources());
    return checkHook(news, { hasSession: settings.session !== undefined, problems });
  });
}

export async function diff(
  id: string,
  olds: Properties,
  news: Properties,
): Promise<{ changes: boolean; replaces: string[]; deleteBeforeReplace: boolean }> {
  return telling([olds, news], async () => {
    const { settings } = readSettings(sources());
    const result = diffHook(id, olds, news, settings.session);
    const adopts = (news.adopt ?? settings.adopt) === true;
    memory.kept.noteDiff(id, adopts && result.replaces.length === 0);
    return result;
  });
}

export async function create(inputs: Properties): Promise<{ id: string; outs: Properties }> {
  return telling([inputs], async () => {
    const state = await createHook(inputs as unknown as HookInputs, context());
    return { id: state.webhookId, outs: { ...state } };
  });
}

export async function read(
  id: string,
  olds: Properties,
): Promise<{ id?: string; props?: Properties; inputs?: Properties }> {
  return telling([olds], async () => {
    const state = await readHook(id, olds, context());
    if (state === undefined) return {};
    return { id, props: { ...state }, inputs: inputsOf(state) };
  });
}

export async function update(id: string, olds: Properties, news: Properties): Promise<{ outs: Properties }> {
  return telling([news, olds], async () => {
    const state = await updateHook(id, olds, news as unknown as HookInputs, context());
    return { outs: { ...state } };
  });
}

async function remove(id: string, olds: Properties): Promise<void> {
  return telling([olds], () => removeHook(id, olds, context()));
}

export { remove as delete };

function sources(): SettingTexts[] {
  return [settingsFromEnvironment(process.env), config];
}

function context(): Context {
  const settings = settingsOrThrow(sources(), isSet(process.env.ZIPWHIP_DEBUG));
  return { settings, kept: memory.kept, account: (own) => memory.account(settings, own) };
}

/**
 * Runs a verb, and turns whatever it throws into what the process can tell the engine: a real Error of one line without
 * sessions; for a partial failure with the state that the engine is to keep.
 *
 * @param properties what the engine gave; the first decides what a partial failure keeps of it (`__provider`)
 */
async function telling<T>(properties: readonly Properties[], verb: () => Promise<T>): Promise<T> {
  try {
    return await verb();
  } catch (error) {
    const sessions = [
      ...properties.map((given) => text(given, "session")),
      process.env.ZIPWHIP_SESSION,
      config.session,
    ];
    throw tell(error, sessions, properties[0]?.__provider);
  }
}

function tell(error: unknown, sessions: (string | undefined)[], provider: unknown): Error {
  const clean = (words: string) => redact(words.replace(/\s+/g, " "), sessions);
  const told = new Error(clean(error instanceof Error ? error.message : String(error)));
  if (error instanceof Error) {
    told.name = error.name;
    // The process prints the stack beside the message, to every user: only for those who look for a fault.
    told.stack = isSet(process.env.ZIPWHIP_DEBUG) ? redact(error.stack ?? "", sessions) : "";
  }
  if (!(error instanceof PartialFailureError)) return told;
  const { state } = error;
  return Object.assign(told, {
    id: state.webhookId,
    // The process does not add __provider here, and without it the hook could never be read or deleted again.
    properties: { ...state, ...(provider === undefined ? {} : { __provider: provider }) },
    // What the user sees of a partial failure is the reasons, not the message.
    reasons: [told.message],
  });
}
