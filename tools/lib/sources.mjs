import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join, posix } from "node:path";
import { PLUGIN_FILES, PLUGIN_FOLDER } from "./bundle/files.mjs";
import { root } from "./paths.mjs";

const CONFIGS = ["tsconfig.build.json", "emulator/tsconfig.json"];
const BASE = "tsconfig.base.json";

/**
 * The projects that `npm run build` compiles, read from their tsconfig files; all paths from the root, with slashes.
 * @returns {{ configs: string[], folders: string[], sources: string[], out: string, outputs: string[] }[]}
 */
export function readProjects() {
  return [...CONFIGS.filter((config) => existsSync(join(root, config))).map(readProject), readPlugin()];
}

// Not compiled file by file, but bundled from its sources and those of the others.
function readPlugin() {
  const configs = listSources("tools/lib/bundle", /\.mjs$/);
  const sources = listSources("plugin").sort();
  return { configs, folders: ["plugin"], sources, out: PLUGIN_FOLDER, outputs: PLUGIN_FILES };
}

function readProject(config) {
  const home = posix.dirname(config);
  const { compilerOptions, include } = JSON.parse(readFileSync(join(root, config), "utf8"));
  const from = posix.join(home, compilerOptions.rootDir);
  const out = posix.join(home, compilerOptions.outDir);
  const folders = include.map((folder) => posix.join(home, folder));
  const sources = folders.flatMap((folder) => listSources(folder)).sort();
  const outputs = sources
    .filter((file) => !/\.d\.[cm]?ts$/.test(file))
    .map((file) => posix.join(out, posix.relative(from, file).replace(/ts$/, "js")));
  return { configs: [BASE, config], folders, sources, out, outputs };
}

function listSources(folder, kind = /\.[cm]?ts$/) {
  if (!existsSync(join(root, folder))) return [];
  return readdirSync(join(root, folder), { withFileTypes: true }).flatMap((entry) => {
    const path = `${folder}/${entry.name}`;
    if (entry.isDirectory()) return entry.name === "node_modules" ? [] : listSources(path, kind);
    return kind.test(entry.name) ? [path] : [];
  });
}
