import { chmodSync, copyFileSync, existsSync } from "node:fs";
import { join } from "node:path";
import { root } from "../paths.mjs";

const NAMES = ["pulumi-resource-pulumi-nodejs", "pulumi-resource-pulumi-nodejs.cmd"];

/** The dynamic provider is no program of the engine's but a script of the SDK's; the engine looks for it beside itself. */
export function addNodeScripts(bin) {
  for (const name of NAMES) addScript(join(root, "node_modules", "@pulumi", "pulumi", name), join(bin, name));
}

export function addScript(from, to) {
  if (existsSync(to)) return;
  copyFileSync(from, to);
  chmodSync(to, 0o755);
}
