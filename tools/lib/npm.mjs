import { basename } from "node:path";
import { root } from "./paths.mjs";
import { run } from "./process.mjs";

/** Runs npm in the root of the repository: the npm that called us, else the one on PATH. */
export function npm(args, options = {}) {
  const caller = process.env.npm_execpath;
  if (caller && /^npm(-cli)?\.c?js$/.test(basename(caller))) {
    return run(process.execPath, [caller, ...args], { cwd: root, ...options });
  }
  // On Windows npm is a .cmd file, which only a shell can start.
  const windows = process.platform === "win32";
  return run(windows ? "npm.cmd" : "npm", args, { cwd: root, shell: windows, ...options });
}
