import { createHash } from "node:crypto";
import { existsSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { SetupFailure } from "./failure.mjs";
import { npm } from "./npm.mjs";
import { root } from "./paths.mjs";
import { step } from "./progress.mjs";

const STAMP = join(root, "node_modules", ".pulumi-zipwhip");

// Not the whole file: a new script is no reason to install everything again.
const FIELDS = [
  ...["name", "version", "bin", "workspaces", "overrides"],
  ...["dependencies", "devDependencies", "peerDependencies", "optionalDependencies"],
];

/** What the installed packages depend on, as one word. */
export function packagesKey() {
  const hash = createHash("sha256");
  hash.update(`${process.platform} ${process.arch}\n`);
  hash.update(readFileSync(join(root, "package-lock.json")));
  for (const folder of [".", ...workspaces()]) {
    const manifest = readJson(join(root, folder, "package.json"));
    hash.update(`\n${folder} ${JSON.stringify(FIELDS.map((field) => manifest[field] ?? null))}`);
  }
  return hash.digest("hex");
}

export function packagesReady() {
  try {
    return readFileSync(STAMP, "utf8") === packagesKey();
  } catch (error) {
    if (error.code === "ENOENT") return false;
    throw error;
  }
}

export async function installPackages() {
  if (!installedByHand()) await step("Installing packages (npm ci)", install);
  writeFileSync(STAMP, packagesKey());
}

async function install() {
  const args = ["ci", "--include=dev", "--include=optional", "--no-audit", "--no-fund", "--loglevel=error"];
  const { code, tail } = await npm(args);
  if (code === 0) return;
  throw new SetupFailure(
    `Set-up stopped: the npm packages could not be installed (npm ci, exit code ${code}).\n\n${indent(tail)}\n\n` +
      "Ways on:\n" +
      "  - no answer from the registry: check the network, or point npm at a mirror (npm config set registry URL)\n" +
      "  - package.json and package-lock.json disagree: npm install\n" +
      "  - npm not found: it comes with Node (https://nodejs.org)\n" +
      "Then run the same command again.",
  );
}

/** True where somebody ran `npm ci` or `npm install` himself and the result is what the lock file asks for. */
function installedByHand() {
  const listing = join(root, "node_modules", ".package-lock.json");
  if (!existsSync(listing)) return false;
  const { "": top, ...wanted } = readJson(join(root, "package-lock.json")).packages;
  const present = readJson(listing).packages;
  const same = (a, b) => a.version === b.version && a.integrity === b.integrity && a.link === b.link;
  return (
    agrees(top, ".") &&
    workspaces().every((folder) => wanted[folder] && agrees(wanted[folder], folder)) &&
    Object.keys(present).every((path) => path in wanted) &&
    Object.entries(wanted).every(([path, entry]) =>
      present[path]
        ? same(entry, present[path]) && existsSync(join(root, path))
        : entry.optional || entry.peer,
    )
  );
}

function agrees(entry, folder) {
  const manifest = readJson(join(root, folder, "package.json"));
  return ["dependencies", "devDependencies", "peerDependencies", "optionalDependencies"].every(
    (field) => sorted(entry[field]) === sorted(manifest[field]),
  );
}

function sorted(record = {}) {
  return JSON.stringify(Object.entries(record).sort());
}

function workspaces() {
  const patterns = readJson(join(root, "package.json")).workspaces ?? [];
  return patterns
    .flatMap((pattern) => (pattern.endsWith("/*") ? children(pattern.slice(0, -2)) : [pattern]))
    .filter((folder) => existsSync(join(root, folder, "package.json")))
    .sort();
}

function children(folder) {
  if (!existsSync(join(root, folder))) return [];
  return readdirSync(join(root, folder)).map((name) => `${folder}/${name}`);
}

function readJson(file) {
  return JSON.parse(readFileSync(file, "utf8"));
}

function indent(text) {
  return text.replace(/^/gm, "  ");
}
