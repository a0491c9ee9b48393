import { UnauthorizedError } from "../../zipwhip";
import { SETTING_NAMES } from "../../zipwhip/setting-names";
import { settingsFromEnvironment } from "../../zipwhip/settings";
import { NotAcceptedError } from "../errors";
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
  const remove = fromStack ? `run \`pulumi config rm ${key}\`` : `unset ${SETTING_NAMES.session.env}`;
  try {
    await client.logout();
  } catch (cause) {
    // It is not removed by itself: at a wrong address every session looks dead, and this may be the only copy of a live one.
    throw cause instanceof UnauthorizedError ? new NotAcceptedError(cause.status, remove, { cause }) : cause;
  }
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
