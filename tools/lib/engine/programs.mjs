import { accessSync, constants, realpathSync, statSync } from "node:fs";
import { homedir } from "node:os";
import { delimiter, dirname, join, sep } from "node:path";

const windows = process.platform === "win32";
const exe = windows ? ".exe" : "";

export const PULUMI = `pulumi${exe}`;
export const NODE_HOST = `pulumi-language-nodejs${exe}`;
export const DYNAMIC_PROVIDER = `pulumi-resource-pulumi-nodejs${windows ? ".cmd" : ""}`;
export const GO = `go${exe}`;

/** PATH, without npm's own folders: `pulumi` in node_modules is a downloader, not an engine. */
export function folders(env = process.env) {
  const path = env.PATH ?? env.Path ?? "";
  return path.split(delimiter).filter((folder) => folder && !folder.split(/[\\/]/).includes("node_modules"));
}

/** The first folder's program of this name, as a full path. */
export function find(program, inFolders) {
  return inFolders.map((folder) => join(folder, program)).find(isProgram);
}

export function realFolder(file) {
  return dirname(realpathSync(file));
}

/** A path as people write it. */
export function readable(path) {
  return path.startsWith(homedir() + sep) ? `~${path.slice(homedir().length)}` : path;
}

function isProgram(file) {
  try {
    accessSync(file, constants.X_OK);
    const { size, isFile } = stat(file);
    return isFile && size > 0;
  } catch {
    return false;
  }
}

function stat(file) {
  const found = statSync(file);
  return { size: found.size, isFile: found.isFile() };
}
