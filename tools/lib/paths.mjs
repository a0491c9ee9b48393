import { homedir } from "node:os";
import { dirname, isAbsolute, join, resolve } from "node:path";
import { fileURLToPath } from "node:url";

export const root = dirname(dirname(dirname(fileURLToPath(import.meta.url))));

/** Git-ignored: what set-up and the local backend keep inside the repository. */
export const local = join(root, ".local");

/** @param {NodeJS.ProcessEnv} env */
export function cacheFolder(env = process.env, platform = process.platform) {
  return join(userCache(env, platform), "pulumi-zipwhip");
}

/** The caller's PULUMI_HOME, or the project's own. @param {NodeJS.ProcessEnv} env */
export function pulumiHome(env = process.env) {
  if (!env.PULUMI_HOME) return join(cacheFolder(env), "pulumi-home");
  return resolve(callerFolder(env), env.PULUMI_HOME);
}

/** npm runs scripts in the root of the repository; this is where its user stands. */
export function callerFolder(env = process.env) {
  return env.INIT_CWD || process.cwd();
}

function userCache(env, platform) {
  if (platform === "win32") return env.LOCALAPPDATA || join(homedir(), "AppData", "Local");
  if (platform === "darwin") return join(homedir(), "Library", "Caches");
  // A relative XDG_CACHE_HOME is to be ignored, says the XDG specification.
  const xdg = env.XDG_CACHE_HOME;
  return xdg && isAbsolute(xdg) ? xdg : join(homedir(), ".cache");
}
