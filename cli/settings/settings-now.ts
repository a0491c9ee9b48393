import { isSet } from "../../zipwhip/client";
import { type Settings, settingsFromEnvironment, settingsOrThrow } from "../../zipwhip/settings";
import { NoPulumiError, NoSessionError, NoStackError } from "../errors";
import { findProject } from "../pulumi/project";
import type { StackChoice } from "../pulumi/run";
import { readSecret, settingsFromStack } from "../pulumi/stack-config";
import type { World } from "../world/world";
import type { CommonOptions } from "./options";

/**
 * The settings as the provider has them: the environment first, then the config of the stack. Where the environment has all
 * that matters, the stack is not asked.
 *
 * @param wantsSession whether the session of the config is to be read, where the environment has none
 */
export async function settingsNow(world: World, choice: StackChoice, wantsSession = true): Promise<Settings> {
  const environment = settingsFromEnvironment(world.env);
  const hasSession = isGiven(environment.session) || !wantsSession;
  const complete = isGiven(environment.apiUrl) && hasSession;
  const asks = !complete && findProject(world.cwd) !== undefined;
  const config = asks
    ? await settingsFromStack(world, choice, !hasSession).catch((error) => {
        // Who has a session can do without a stack; one that was named must be there.
        const without = error instanceof NoStackError || error instanceof NoPulumiError;
        if (without && choice.stack === undefined && hasSession) return {};
        throw error;
      })
    : {};
  return settingsOrThrow([environment, config], isSet(world.env.ZIPWHIP_DEBUG));
}

/**
 * The session: under the key that was named, or of the settings, or asked for where somebody sits there. Never an argument,
 * which others could see.
 */
export async function sessionFor(world: World, settings: Settings, options: CommonOptions): Promise<string> {
  if (options.key !== undefined) return readSecret(world, options, options.key);
  if (settings.session !== undefined) return settings.session;
  if (world.terminal === undefined) throw new NoSessionError();
  const session = await world.terminal.askHidden("Session of the line (it is not shown): ");
  if (session.trim() === "") throw new NoSessionError();
  return session.trim();
}

function isGiven(text: string | undefined): boolean {
  return text !== undefined && text !== "";
}
