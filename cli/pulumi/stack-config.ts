import { z } from "zod";
import { SETTING_NAMES, type SettingName } from "../../zipwhip/setting-names";
import type { SettingTexts } from "../../zipwhip/settings";
import { ClearSessionError, UnreadableError } from "../errors";
import type { World } from "../world/world";
import { runOnStack, type StackChoice } from "./run";

const entries = z.record(
  z.string(),
  z.object({ value: z.string().optional(), secret: z.boolean().optional().default(false) }),
);

/** The settings in the stack's config. The session is only asked for where it is needed: that opens the stack's secrets. */
export async function settingsFromStack(
  world: World,
  choice: StackChoice,
  wantsSession: boolean,
): Promise<SettingTexts> {
  const config = readConfig(await runOnStack(world, choice, ["config", "--json"]));
  const names = Object.keys(SETTING_NAMES) as SettingName[];
  const texts: SettingTexts = Object.fromEntries(
    names.map((name) => [name, config[SETTING_NAMES[name].config]?.value]),
  );
  const key = SETTING_NAMES.session.config;
  if (!wantsSession || config[key] === undefined) return { ...texts, session: undefined };
  // As the provider does: what lies there in clear text is lost, and must not look usable.
  if (!config[key].secret) throw new ClearSessionError(key);
  return { ...texts, session: await readSecret(world, choice, key) };
}

/** Whether the stack's config has the key, `project:key` in full. */
export async function hasKey(world: World, choice: StackChoice, key: string): Promise<boolean> {
  return readConfig(await runOnStack(world, choice, ["config", "--json"]))[key] !== undefined;
}

/** A secret of the stack's config. */
export async function readSecret(world: World, choice: StackChoice, key: string): Promise<string> {
  return (await runOnStack(world, choice, ["config", "get", key])).replace(/\r?\n$/, "");
}

/** Stores a secret in the stack's config. It goes there through a pipe: arguments can be seen by others. */
export async function writeSecret(world: World, choice: StackChoice, key: string, secret: string) {
  await runOnStack(world, choice, ["config", "set", "--secret", key], secret);
}

function readConfig(text: string): z.infer<typeof entries> {
  try {
    return entries.parse(JSON.parse(text));
  } catch {
    throw new UnreadableError("what `pulumi config --json` printed", "update the Pulumi CLI");
  }
}
