import { existsSync, mkdirSync, readdirSync, renameSync, rmSync } from "node:fs";
import { basename, dirname, join } from "node:path";
import { SetupFailure } from "../failure.mjs";
import { guarded } from "../interrupt.mjs";
import { withLock } from "../lock.mjs";
import { pulumiHome } from "../paths.mjs";
import { say } from "../progress.mjs";
import { cachedRoot, inCache, incomplete, onPath } from "./find.mjs";
import { fromGo } from "./from-go.mjs";
import { fromNpm } from "./from-npm.mjs";
import { PULUMI } from "./programs.mjs";
import { ENGINE_VERSION, OLDEST_ENGINE, OLDEST_GO } from "./version.mjs";

const WAYS = [
  ["npm package pulumi", fromNpm],
  ["Go modules", fromGo],
];

/** Puts an engine into the cache: each way is tried until one works. @returns {Promise<import("./find.mjs").Engine>} */
export async function installEngine() {
  return withLock(join(pulumiHome(), "versions", ".setup.lock"), async () => {
    const path = onPath();
    const cache = inCache();
    const found = path.engine ?? cache.engine;
    if (found) return found;
    const tried = [
      ["pulumi on PATH", path.reason],
      ["earlier set-up", cache.reason],
    ];
    say(`The Pulumi engine is needed. On PATH: ${path.reason}.`);
    for (const [name, way] of WAYS) {
      const reason = await intoCache(way);
      if (!reason) return inCache().engine;
      say(`  ${name}: ${reason.split(":\n")[0]}`);
      tried.push([name, reason]);
    }
    throw new SetupFailure(explain(tried));
  });
}

/** Fills a folder beside the target and renames it when it is complete, so that a half-made engine is never found. */
async function intoCache(way) {
  const target = cachedRoot();
  const versions = dirname(target);
  const prefix = `${basename(target)}.new-`;
  for (const name of readdirSync(versions)) {
    if (name.startsWith(prefix)) discard(join(versions, name));
  }
  const fresh = join(versions, `${prefix}${process.pid}`);
  return guarded(
    () => discard(fresh),
    async () => {
      try {
        mkdirSync(join(fresh, "bin"), { recursive: true });
        const problem = (await way(fresh)) ?? incomplete(fresh);
        if (problem) return problem;
        if (existsSync(target)) rmSync(target, { recursive: true });
        renameSync(fresh, target);
        return undefined;
      } finally {
        discard(fresh);
      }
    },
  );
}

function discard(folder) {
  rmSync(folder, { recursive: true, force: true, maxRetries: 3 });
}

function explain(tried) {
  const width = Math.max(...tried.map(([name]) => name.length));
  const lines = tried.map(
    ([name, reason]) => `  ${name.padEnd(width)}  ${reason.replace(/\n/g, `\n${" ".repeat(width + 4)}`)}`,
  );
  return [
    `Set-up stopped: no Pulumi engine (${PULUMI} ${OLDEST_ENGINE} or newer, with its Node language host).`,
    "",
    ...lines,
    "",
    "Any one of these is enough:",
    `  1. Install the Pulumi CLI, ${OLDEST_ENGINE} or newer, and put it on PATH: https://www.pulumi.com/docs/install/`,
    `  2. Let this machine reach https://get.pulumi.com; Pulumi ${ENGINE_VERSION} is then downloaded from there.`,
    `  3. Install Go ${OLDEST_GO} or newer (https://go.dev/dl/) and let it reach a module proxy (GOPROXY);`,
    "     Pulumi is then built from source, once, in 5 to 10 minutes.",
    "Then run the same command again.",
  ].join("\n");
}
