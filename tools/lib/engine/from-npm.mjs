import { existsSync, mkdirSync, renameSync, rmSync } from "node:fs";
import { join } from "node:path";
import { root } from "../paths.mjs";
import { run } from "../process.mjs";
import { step } from "../progress.mjs";
import { addNodeScripts } from "./scripts.mjs";
import { ENGINE_VERSION } from "./version.mjs";

const PROBE = "https://get.pulumi.com/install.sh";
const PROBE_MS = 8_000;
const DOWNLOAD_MS = 15 * 60_000;

/**
 * Lets the npm package `pulumi` download the official build into `folder`.
 * @returns {Promise<string | undefined>} why it did not work
 */
export async function fromNpm(folder) {
  const script = join(root, "node_modules", "pulumi", "run.js");
  if (!existsSync(script)) return "not installed in node_modules";
  const unreachable = await probe();
  if (unreachable) return unreachable;
  return step(`Downloading Pulumi ${ENGINE_VERSION} (about 150 MB)`, () => download(script, folder));
}

async function probe() {
  try {
    const { ok, status } = await fetch(PROBE, { method: "HEAD", signal: AbortSignal.timeout(PROBE_MS) });
    return ok ? undefined : `${PROBE} answers HTTP ${status}`;
  } catch (error) {
    const why = error.name === "TimeoutError" ? `no answer in ${PROBE_MS / 1000} s` : error.cause?.code;
    return `${PROBE} cannot be reached (${why ?? error.message})`;
  }
}

async function download(script, folder) {
  const home = join(folder, "download");
  const temporary = join(folder, "tmp");
  mkdirSync(temporary, { recursive: true });
  const { code, tail } = await run(process.execPath, [script, "version"], {
    timeout: DOWNLOAD_MS,
    env: {
      ...process.env,
      PULUMI_HOME: home,
      PULUMI_VERSION: ENGINE_VERSION,
      PULUMI_SKIP_UPDATE_CHECK: "true",
      ...{ TMPDIR: temporary, TEMP: temporary, TMP: temporary },
    },
  });
  if (code !== 0) return `the download failed:\n${tail.split("\n").slice(-5).join("\n")}`;
  rmSync(join(folder, "bin"), { recursive: true, force: true });
  renameSync(join(home, "versions", ENGINE_VERSION, "bin"), join(folder, "bin"));
  for (const left of [home, temporary]) rmSync(left, { recursive: true, force: true });
  addNodeScripts(join(folder, "bin"));
  return undefined;
}
