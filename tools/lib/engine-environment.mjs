import { mkdirSync, realpathSync } from "node:fs";
import { delimiter, dirname, join, resolve } from "node:path";
import { findEngine } from "./engine/find.mjs";
import { find, folders } from "./engine/programs.mjs";
import { SetupFailure } from "./failure.mjs";
import { local, pulumiHome } from "./paths.mjs";

export { findEngine } from "./engine/find.mjs";

const PASSPHRASE = "pulumi-zipwhip-local";

/** See engine-environment.d.mts. */
export function engineEnvironment({ home, backend, passphrase, extra, engine = findEngine() } = {}) {
  if (!engine) throw new SetupFailure("There is no Pulumi engine yet. Run: npm run setup");
  const env = { ...process.env };
  env.PULUMI_HOME = home ?? pulumiHome();
  env.PULUMI_BACKEND_URL = backend ? asUrl(backend) : env.PULUMI_BACKEND_URL || localBackend();
  if (passphrase !== undefined) {
    env.PULUMI_CONFIG_PASSPHRASE = passphrase;
    delete env.PULUMI_CONFIG_PASSPHRASE_FILE;
  } else if (env.PULUMI_CONFIG_PASSPHRASE_FILE === undefined) {
    env.PULUMI_CONFIG_PASSPHRASE ??= PASSPHRASE;
  }
  env.PULUMI_SKIP_UPDATE_CHECK ??= "true";
  env.PULUMI_DISABLE_AUTOMATIC_PLUGIN_ACQUISITION ??= "true";
  env.PULUMI_DISABLE_REGISTRY_RESOLVE ??= "true";
  return { ...withPath(env, [engine.bin, ...ownNode()]), ...extra };
}

function asUrl(backend) {
  return /^[a-z][a-z0-9+.-]+:\/\//i.test(backend) ? backend : `file://${slashes(resolve(backend))}`;
}

function localBackend() {
  const folder = join(local, "state");
  mkdirSync(folder, { recursive: true });
  return asUrl(folder);
}

// Not pathToFileURL: the engine takes what follows file:// as it is, blanks and all.
function slashes(path) {
  return path.replaceAll("\\", "/");
}

function withPath(env, first) {
  const name = Object.keys(env).find((key) => key.toUpperCase() === "PATH") ?? "PATH";
  return { ...env, [name]: [...first, env[name]].filter(Boolean).join(delimiter) };
}

/** The engine starts programs with the `node` on PATH: make it this one, if it is not already. */
function ownNode() {
  const name = process.platform === "win32" ? "node.exe" : "node";
  const onPath = find(name, folders());
  const own = realpathSync(process.execPath);
  return onPath && realpathSync(onPath) === own ? [] : [dirname(process.execPath)];
}
