import { cpSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { join, resolve } from "node:path";
import execa from "execa";
import { type Column, type Deployment, type Operation, oneLine, type Place } from "./column";
import { declaredHooks } from "./declared";
import { timed } from "./timed";

const PROJECT = resolve(__dirname, "../projects/opentofu");
const PROGRAM = "tofu";

const COMMANDS: Record<Operation, string[]> = {
  up: ["apply", "-auto-approve"],
  "up again": ["apply", "-auto-approve"],
  preview: ["plan"],
  refresh: ["apply", "-refresh-only", "-auto-approve"],
  destroy: ["destroy", "-auto-approve"],
};

export const opentofu: Column = {
  id: "opentofu",
  title: "OpenTofu and curl",
  says: "OpenTofu's built-in `terraform_data` with a curl for each create and destroy; it never asks the service",
  installs: true,
  lines: oneLine,
  missing: () => (opentofuVersion() === undefined ? "there is no `tofu` on PATH" : undefined),
  deploy,
};

/** Undefined where it is not there. */
export function opentofuVersion(): string | undefined {
  const { stdout, failed } = execa.sync(PROGRAM, ["version"], { reject: false });
  return failed ? undefined : /v(\S+)/.exec(stdout)?.[1];
}

async function deploy({ folder: cwd, hooks, service, sessions }: Place): Promise<Deployment> {
  cpSync(PROJECT, cwd, { recursive: true });
  mkdirSync(join(cwd, "ids"));
  const declared = declaredHooks(hooks).map(({ name, ...hook }) => [name, hook]);
  writeFileSync(join(cwd, "hooks.auto.tfvars.json"), JSON.stringify({ hooks: Object.fromEntries(declared) }));
  const env = {
    ...process.env,
    CHECKPOINT_DISABLE: "1",
    ZIPWHIP_API_URL: service.url,
    ZIPWHIP_SESSION: sessions[0],
  };
  await timed(PROGRAM, ["init", "-input=false"], { cwd, env });
  return {
    run: (operation) => timed(PROGRAM, [...COMMANDS[operation], "-input=false", "-no-color"], { cwd, env }),
    stateBytes: () => hookBytes(join(cwd, "terraform.tfstate")),
  };
}

// Its state file is indented by two: what is left without the resources is not of the hooks.
function hookBytes(file: string): number {
  const text = readFileSync(file, "utf8");
  const rest = JSON.stringify({ ...JSON.parse(text), resources: [] }, undefined, 2);
  return Buffer.byteLength(text) - Buffer.byteLength(rest);
}
