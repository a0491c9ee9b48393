import { join } from "node:path";
import { build, buildReady } from "./build.mjs";
import { findEngine } from "./engine/find.mjs";
import { installEngine } from "./engine/install.mjs";
import { reportFailure, SetupFailure } from "./failure.mjs";
import { withLock } from "./lock.mjs";
import { installPackages, packagesReady } from "./packages.mjs";
import { local } from "./paths.mjs";
import { say } from "./progress.mjs";

/** @returns {Promise<{ changed: boolean, engine?: import("./engine/find.mjs").Engine }>} */
export async function ensureSetup({ engine: needsEngine = true } = {}) {
  const changed = await ensureRepository();
  if (!needsEngine) return { changed };
  const found = findEngine();
  if (found) return { changed, engine: found };
  return { changed: true, engine: await installEngine() };
}

async function ensureRepository() {
  if (packagesReady() && buildReady()) return false;
  await withLock(join(local, "setup.lock"), async () => {
    if (!packagesReady()) await installPackages();
    if (!buildReady()) await build();
  });
  return true;
}

export async function main(args) {
  try {
    const unknown = args.find((arg) => arg !== "--no-engine");
    if (unknown)
      throw new SetupFailure(`Unknown argument ${unknown}. Usage: node tools/setup.mjs [--no-engine]`);
    const { changed, engine } = await ensureSetup({ engine: !args.includes("--no-engine") });
    const ready = engine ? ` Engine: Pulumi ${engine.version}, ${engine.pulumi}` : "";
    say(changed ? `Set-up is complete.${ready}` : `Set-up: nothing to do.${ready}`);
  } catch (error) {
    reportFailure(error);
    process.exitCode = 1;
  }
}
