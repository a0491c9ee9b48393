import { type ClientOptions, lineOf, login as logIn, RefusedError, UnauthorizedError } from "../../zipwhip";
import { SETTING_NAMES } from "../../zipwhip/setting-names";
import type { Settings } from "../../zipwhip/settings";
import { NotTakenError, ShownSessionError, WrongCredentialsError } from "../errors";
import { EXIT, type ExitCode } from "../exit-codes";
import { requireProject } from "../pulumi/project";
import { hasKey, writeSecret } from "../pulumi/stack-config";
import { clientsOf } from "../settings/clients";
import { type Credentials, credentialsFor } from "../settings/credentials";
import type { CommonOptions } from "../settings/options";
import { settingsNow } from "../settings/settings-now";
import type { World } from "../world/world";

export interface LoginOptions extends CommonOptions {
  username?: string;
  /** To the program behind a pipe, instead of the stack's config. */
  stdout?: boolean;
}

/** Asks for a session, and keeps it as a secret of the stack's config. It is not shown. */
export async function login(world: World, options: LoginOptions): Promise<ExitCode> {
  return options.stdout === true ? intoPipe(world, options) : intoConfig(world, options);
}

async function intoPipe(world: World, options: LoginOptions): Promise<ExitCode> {
  if (world.outIsTerminal) throw new ShownSessionError();
  const settings = await settingsNow(world, options, false);
  const session = await newSession(await credentialsFor(world, options.username), settings);
  try {
    await world.hand(options.json ? JSON.stringify({ line: lineOf(session) ?? null, session }) : session);
  } catch (cause) {
    await clientsOf(world, settings)(session).logout();
    throw new NotTakenError({ cause });
  }
  return EXIT.done;
}

async function intoConfig(world: World, options: LoginOptions): Promise<ExitCode> {
  // Before anything is sent: a session that cannot be kept would live on for good, known to nobody.
  const { name } = requireProject(world.cwd);
  const key = options.key ?? SETTING_NAMES.session.config;
  const replaces = await hasKey(world, options, key.includes(":") ? key : `${name}:${key}`);
  const settings = await settingsNow(world, options, false);
  const session = await newSession(await credentialsFor(world, options.username), settings);
  try {
    await writeSecret(world, options, key, session);
  } catch (error) {
    await clientsOf(world, settings)(session).logout();
    throw error;
  }
  const line = lineOf(session) ?? null;
  const before = replaces ? "; the session that was there before lives on, until user/logout ends it" : "";
  const of = line === null ? "the line" : `line ${line}`;
  const said = `logged in to ${of}; the session is the secret ${key} of the stack's config${before}`;
  world.out(options.json ? JSON.stringify({ line, key, replaces }, undefined, 2) : said);
  return EXIT.done;
}

async function newSession(credentials: Credentials, settings: Settings): Promise<string> {
  const { apiUrl, timeoutSeconds, concurrency, debug } = settings;
  const options: ClientOptions = { apiUrl, timeoutSeconds, concurrency, debug };
  try {
    return await logIn(credentials, options);
  } catch (error) {
    const wrong = error instanceof RefusedError || error instanceof UnauthorizedError;
    throw wrong ? new WrongCredentialsError(error.status, { cause: error }) : error;
  }
}
