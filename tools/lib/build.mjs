import { createHash } from "node:crypto";
import { existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { SetupFailure } from "./failure.mjs";
import { npm } from "./npm.mjs";
import { packagesKey } from "./packages.mjs";
import { local, root } from "./paths.mjs";
import { step } from "./progress.mjs";
import { readProjects } from "./sources.mjs";

const STAMP = join(local, "build.json");

export function buildReady() {
  const last = readStamp();
  const projects = readProjects();
  return last?.key === buildKey(projects) && projects.every(isEmitted);
}

export async function build() {
  const projects = readProjects();
  const last = readStamp();
  for (const project of projects) {
    const gone = (last?.sources ?? []).some((file) => isOf(project, file) && !project.sources.includes(file));
    // The compiler neither deletes the output of a deleted source nor writes again what somebody deleted.
    if (gone || !isEmitted(project)) rmSync(join(root, project.out), { recursive: true, force: true });
  }
  const key = buildKey(projects);
  const sources = projects.flatMap((project) => project.sources);
  // A build that fails writes all the same: until one succeeds, `dist` belongs to no known sources.
  writeStamp({ key: "", sources: [...new Set([...(last?.sources ?? []), ...sources])] });
  await step("Building (npm run build)", compile);
  writeStamp({ key, sources });
}

async function compile() {
  const { code, tail } = await npm(["run", "--silent", "build"]);
  if (code === 0) return;
  throw new SetupFailure(
    `Set-up stopped: the build failed (npm run build, exit code ${code}).\n\n${tail.replace(/^/gm, "  ")}`,
  );
}

function buildKey(projects) {
  const hash = createHash("sha256").update(packagesKey());
  for (const file of projects.flatMap(({ configs, sources }) => [...configs, ...sources])) {
    hash.update(`\n${file}\n`).update(readFileSync(join(root, file)));
  }
  return hash.digest("hex");
}

function isEmitted({ outputs }) {
  return outputs.every((file) => existsSync(join(root, file)));
}

function isOf({ folders }, file) {
  return folders.some((folder) => file.startsWith(`${folder}/`));
}

function writeStamp(stamp) {
  mkdirSync(local, { recursive: true });
  writeFileSync(STAMP, JSON.stringify(stamp));
}

function readStamp() {
  try {
    return JSON.parse(readFileSync(STAMP, "utf8"));
  } catch {
    return undefined;
  }
}
