import { rmSync } from "node:fs";
import { join } from "node:path";
import { cacheFolder } from "../paths.mjs";
import { run } from "../process.mjs";

/**
 * Go's environment for a build that writes only below the cache folder, unless the caller says where.
 * @param {string} temporary
 * @returns {{ env: NodeJS.ProcessEnv, flags: string[], leaves: boolean, clean: () => Promise<void> }}
 */
export function goEnvironment(temporary, caller = process.env) {
  const own = join(cacheFolder(caller), "go");
  const ownModules = !caller.GOMODCACHE && !caller.GOPATH;
  const ownObjects = !caller.GOCACHE;
  const env = {
    ...caller,
    GO111MODULE: "on",
    GOWORK: "off",
    GOTMPDIR: temporary,
    // Go counts its calls in the user's configuration folder; this is its only switch that moves them.
    TEST_TELEMETRY_DIR: join(temporary, "telemetry"),
  };
  if (ownModules) env.GOPATH = own;
  if (ownObjects) env.GOCACHE = join(own, "build");
  const caches = [...(ownModules ? ["-modcache"] : []), ...(ownObjects ? ["-cache"] : [])];
  const clean = async () => {
    await run("go", ["clean", ...caches], { cwd: temporary, env });
    rmSync(own, { recursive: true, force: true });
  };
  // Without this flag Go makes its module cache read-only, and `rm -r` of the cache folder fails.
  return { env, flags: ownModules ? ["-modcacherw"] : [], leaves: caches.length > 0, clean };
}
