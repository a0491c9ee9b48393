import { copyFileSync, mkdirSync, mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { basename, join } from "node:path";
import { PLUGIN_FILES } from "../bundle/files.mjs";
import { SetupFailure } from "../failure.mjs";
import { root } from "../paths.mjs";
import { run } from "../process.mjs";

const SYSTEMS = ["darwin", "linux", "windows"];
const MACHINES = ["amd64", "arm64"];

/**
 * Makes the archives of a release, one for each target that the engine knows, under the names by which it downloads them.
 * The program is the same in all: it needs Node, and beside it for Windows the command that starts it.
 *
 * @param {string} folder where they go
 * @returns {Promise<string[]>} their paths
 */
export async function makeArchives(folder = join(root, "dist", "release")) {
  const { version } = JSON.parse(readFileSync(join(root, "package.json"), "utf8"));
  mkdirSync(folder, { recursive: true });
  const archives = [];
  for (const system of SYSTEMS) {
    for (const machine of MACHINES) {
      const archive = join(folder, `pulumi-resource-zipwhip-v${version}-${system}-${machine}.tar.gz`);
      await pack(archive, filesFor(system));
      archives.push(archive);
    }
  }
  return archives;
}

function filesFor(system) {
  const files = PLUGIN_FILES.filter((file) => system === "windows" || !file.endsWith(".cmd"));
  return ["LICENSE", ...files].map((file) => join(root, file));
}

async function pack(archive, files) {
  const stage = mkdtempSync(join(tmpdir(), "pulumi-zipwhip-release-"));
  try {
    for (const file of files) copyFileSync(file, join(stage, basename(file)));
    const { code, tail } = await run("tar", [
      "-czf",
      archive,
      "-C",
      stage,
      ...files.map((file) => basename(file)),
    ]);
    if (code !== 0)
      throw new SetupFailure(`The archive ${archive} could not be made (tar, exit code ${code}): ${tail}`);
  } finally {
    rmSync(stage, { recursive: true, force: true });
  }
}
