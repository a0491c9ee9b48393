import { cpus, release, totalmem, type } from "node:os";
import execa from "execa";
import { findEngine } from "../../tools/lib/engine-environment.mjs";
import { opentofuVersion } from "../columns/opentofu";
import type { About } from "./results";

/** This machine, and what runs on it. */
export function aboutNow(latencyMs: number): About {
  const { stdout: commit } = execa.sync("git", ["describe", "--always", "--dirty"], {
    cwd: __dirname,
    reject: false,
  });
  return {
    date: new Date().toISOString(),
    commit,
    system: `${type()} ${release()}`,
    cores: cpus().length,
    processor: cpus()[0]?.model ?? "",
    memoryGB: Math.round(totalmem() / 2 ** 30),
    node: process.versions.node,
    engine: findEngine()?.version ?? "",
    opentofu: opentofuVersion() ?? "",
    latencyMs,
  };
}
