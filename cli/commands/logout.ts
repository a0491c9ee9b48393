import { SETTING_NAMES } from "../../zipwhip/setting-names";
import { settingsFromEnvironment } from "../../zipwhip/settings";
import { EXIT, type ExitCode } from "../exit-codes";
import { runOnStack } from "../pulumi/run";
import { clientsOf } from "../settings/clients";
import type { CommonOptions } from "../settings/options";
import { sessionFor, settingsNow } from "../settings/settings-now";
import type { World } from "../world/world";

/** Ends the session for good, and removes it from the stack's config where it came from there. */
export async function logout(world: World, options: CommonOptions): Promise<ExitCode> {
  const key = options.key ?? SETTING_NAMES.session.config;
  const settings = await settingsNow(world, options, options.key === undefined);
  const session = await sessionFor(world, settings, options);
  const fromEnvironment =
    options.key === undefined && settingsFromEnvironment(world.env).session === settings.session;
  const fromStack = !fromEnvironment && (options.key !== undefined || settings.session !== undefined);
  const client = clientsOf(world, settings)(session);
  await client.logout();
  if (fromStack) await runOnStack(world, options, ["config", "rm", key]);
  const rest = fromStack
    ? `; ${key} is removed from the stack's config`
    : fromEnvironment
      ? `; unset ${SETTING_NAMES.session.env}`
      : "";
  const line = client.line ?? null;
  const said = `ended the session of ${line === null ? "the line" : `line ${line}`}${rest}`;
  world.out(options.json ? JSON.stringify({ line, removed: fromStack ? key : null }, undefined, 2) : said);
  return EXIT.done;
}
