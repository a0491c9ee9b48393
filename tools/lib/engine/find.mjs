import { execFileSync } from "node:child_process";
import { existsSync, readFileSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { pulumiHome } from "../paths.mjs";
import { DYNAMIC_PROVIDER, find, folders, NODE_HOST, PULUMI, readable, realFolder } from "./programs.mjs";
import { ENGINE_VERSION, isAtLeast, OLDEST_ENGINE } from "./version.mjs";

/** @typedef {{ pulumi: string, bin: string, version: string }} Engine */

export function cachedRoot(env = process.env) {
  return join(pulumiHome(env), "versions", ENGINE_VERSION);
}

/** The engine that is there now, if any. @returns {Engine | undefined} */
export function findEngine(env = process.env) {
  return onPath(env).engine ?? inCache(env).engine;
}

/** @returns {{ engine?: Engine, reason?: string }} */
export function onPath(env = process.env) {
  const pulumi = find(PULUMI, folders(env));
  if (!pulumi) return { reason: "not found" };
  const version = readVersion(pulumi, env);
  if (!version) return { reason: `${pulumi} does not answer to "pulumi version"` };
  if (!isAtLeast(version, OLDEST_ENGINE)) {
    return { reason: `${pulumi} is ${version}, older than ${OLDEST_ENGINE}` };
  }
  const around = [dirname(pulumi), realFolder(pulumi), ...folders(env)];
  const missing = [NODE_HOST, DYNAMIC_PROVIDER].find((program) => !find(program, around));
  if (missing) return { reason: `${pulumi} (${version}) has no ${missing} beside it or on PATH` };
  return { engine: { pulumi, bin: dirname(pulumi), version } };
}

/** @returns {{ engine?: Engine, reason?: string }} */
export function inCache(env = process.env) {
  const root = cachedRoot(env);
  if (!existsSync(root)) return { reason: `nothing in ${readable(root)}` };
  const problem = incomplete(root, env);
  if (problem) return { reason: `${readable(root)} ${problem}` };
  const bin = join(root, "bin");
  return { engine: { pulumi: find(PULUMI, [bin]), bin, version: ENGINE_VERSION } };
}

/** What is wrong with the engine in this folder, or undefined. A folder found good is marked and not tried again. */
export function incomplete(root, env = process.env) {
  const bin = join(root, "bin");
  const missing = [PULUMI, NODE_HOST, DYNAMIC_PROVIDER].find((program) => !find(program, [bin]));
  if (missing) return `has no ${missing}`;
  const mark = join(root, ".complete");
  if (existsSync(mark) && readFileSync(mark, "utf8") === ENGINE_VERSION) return undefined;
  const version = readVersion(find(PULUMI, [bin]), env);
  if (version !== ENGINE_VERSION) return `does not hold Pulumi ${ENGINE_VERSION}`;
  try {
    writeFileSync(mark, ENGINE_VERSION);
  } catch {
    // A folder that is not ours to write is tried every time.
  }
  return undefined;
}

function readVersion(pulumi, env) {
  try {
    const text = execFileSync(pulumi, ["version"], {
      env: { ...env, PULUMI_HOME: pulumiHome(env), PULUMI_SKIP_UPDATE_CHECK: "true" },
      stdio: ["ignore", "pipe", "ignore"],
      timeout: 20_000,
      encoding: "utf8",
    });
    return /^v?(\d+\.\d+\.\d+\S*)\s*$/.exec(text)?.[1];
  } catch {
    return undefined;
  }
}
