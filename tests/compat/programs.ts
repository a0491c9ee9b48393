import { existsSync } from "node:fs";
import { delimiter, join, resolve } from "node:path";
import execa from "execa";

import type { Manager } from "./cells";

const FOLDER = resolve(__dirname, "../../.local/compat");
// Packages that hold nothing but a program.
const PLATFORM = `${process.platform === "win32" ? "win" : process.platform}-${process.arch}`;

/** The folder that holds Node of this major version, from the npm package of that name. */
export async function nodeFolder(major: string): Promise<string> {
  const name = `node-${PLATFORM}`;
  const prefix = join(FOLDER, `node-${major}`);
  const bin = join(prefix, "node_modules", name, "bin");
  if (!existsSync(bin)) {
    await execa("npm", ["install", "--prefix", prefix, "--no-save", "--no-audit", `${name}@${major}`]);
  }
  return bin;
}

/** Installs packages as a user of that package manager does. */
export async function install(
  manager: Manager,
  folder: string,
  packages: readonly string[],
  env: NodeJS.ProcessEnv,
): Promise<void> {
  const run = (args: string[]) =>
    execa(process.execPath, args, { cwd: folder, env, extendEnv: false, all: true });
  if (manager === "npm") {
    await execa("npm", ["install", "--prefer-offline", "--no-audit", ...packages], {
      cwd: folder,
      env,
      extendEnv: false,
    });
  } else if (manager === "pnpm") {
    await run([await program("pnpm", "bin/pnpm.cjs"), "add", "--ignore-scripts", ...packages]);
  } else {
    const registry = (await execa("npm", ["config", "get", "registry"])).stdout;
    const settings = {
      ...env,
      YARN_NODE_LINKER: "node-modules",
      YARN_NPM_REGISTRY_SERVER: registry.replace(/\/$/, ""),
      YARN_ENABLE_IMMUTABLE_INSTALLS: "false",
      YARN_ENABLE_TELEMETRY: "0",
    };
    const yarn = await program("@yarnpkg/cli-dist", "bin/yarn.js");
    await execa(process.execPath, [yarn, "add", ...packages], {
      cwd: folder,
      env: settings,
      extendEnv: false,
    });
  }
}

async function program(name: string, file: string): Promise<string> {
  const prefix = join(FOLDER, "managers");
  const path = join(prefix, "node_modules", name, file);
  if (!existsSync(path)) {
    await execa("npm", [
      "install",
      "--prefix",
      prefix,
      "--no-save",
      "--no-audit",
      "pnpm@10",
      "@yarnpkg/cli-dist@4",
    ]);
  }
  return path;
}

export function withNode(env: NodeJS.ProcessEnv, folder: string): NodeJS.ProcessEnv {
  return { ...env, PATH: [folder, env.PATH].join(delimiter) };
}
