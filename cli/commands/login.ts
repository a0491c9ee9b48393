import { type ClientOptions, lineOf, login as logIn } from "../../zipwhip";
import { SETTING_NAMES } from "../../zipwhip/setting-names";
import type { Settings } from "../../zipwhip/settings";
import { ShownSessionError } from "../errors";
import { EXIT, type ExitCode } from "../exit-codes";
import { requireProject } from "../pulumi/project";
import { runOnStack } from "../pulumi/run";
import { writeSecret } from "../pulumi/stack-config";
import { clientsOf } from "../settings/clients";
import { credentialsFor } from "../settings/credentials";
import type { CommonOptions } from "../settings/options";
import { settingsNow } from "../settings/settings-now";
import type { World } from "../world/world";

export interface LoginOptions extends CommonOptions {
  username?: string;
  /** Where in the stack's config the session goes. */
  key?: string;
  /** To the program behind a pipe, instead of the stack's config. */
  stdout?: boolean;
}

/** Asks for a session, and keeps it as a secret of the stack's config. It is not shown. */
export async function login(world: World, options: LoginOptions): Promise<ExitCode> {
  if (options.stdout === true && world.outIsTerminal) throw new ShownSessionError();
  // Before anything is sent: a session that cannot be kept would live on for good, known to nobody.
  if (options.stdout !== true) await requireStack(world, options);
  const settings = await settingsNow(world, options, false);
  const session = await logIn(await credentialsFor(world, options.username), clientOptions(settings));
  const line = lineOf(session) ?? null;
  if (options.stdout === true) {
    world.out(options.json ? JSON.stringify({ line, session }) : session);
    return EXIT.done;
  }
  const key = options.key ?? SETTING_NAMES.session.config;
  try {
    await writeSecret(world, options, key, session);
  } catch (error) {
    await clientsOf(world, settings)(session).logout();
    throw error;
  }
  const said = `logged in to ${line === null ? "the line" : `line ${line}`}; the session is the secret ${key} of the stack's config. One that was there before lives on: end it with user/logout where nobody needs it`;
  world.out(options.json ? JSON.stringify({ line, key }, undefined, 2) : said);
  return EXIT.done;
}

async function requireStack(world: World, options: LoginOptions): Promise<void> {
  requireProject(world.cwd);
  await runOnStack(world, options, ["stack", "--show-name"]);
}

function clientOptions({ apiUrl, timeoutSeconds, concurrency, debug }: Settings): ClientOptions {
  return { apiUrl, timeoutSeconds, concurrency, debug };
}
