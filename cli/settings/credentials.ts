import { NoCredentialsError } from "../errors";
import type { World } from "../world/world";

/** What user/login takes. */
export interface Credentials {
  username: string;
  password: string;
}

/**
 * User name and password: from the environment, as jobs have them, or asked for. Without a terminal the password is what
 * a pipe brings. It is never an argument, which others could see, and never shown.
 */
export async function credentialsFor(world: World, given: string | undefined): Promise<Credentials> {
  const { env, terminal } = world;
  const username =
    given ||
    env.ZIPWHIP_USERNAME ||
    (await terminal?.ask("User name (the line's number, ten digits in the US): ")) ||
    "";
  if (username.trim() === "")
    throw new NoCredentialsError("user name", "set ZIPWHIP_USERNAME or give --username");
  const password =
    env.ZIPWHIP_PASSWORD ||
    (terminal === undefined ? withoutNewline(await world.input()) : await terminal.askHidden("Password: "));
  if (password === "") throw new NoCredentialsError("password", "set ZIPWHIP_PASSWORD or bring it by a pipe");
  return { username: username.trim(), password };
}

function withoutNewline(text: string): string {
  return text.replace(/\r?\n$/, "");
}
