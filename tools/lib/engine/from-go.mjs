import { cpSync, mkdirSync, rmSync } from "node:fs";
import { join } from "node:path";
import { root } from "../paths.mjs";
import { run } from "../process.mjs";
import { say, step } from "../progress.mjs";
import { goEnvironment } from "./go-environment.mjs";
import { find, folders, GO } from "./programs.mjs";
import { addNodeScripts, addScript } from "./scripts.mjs";
import { ENGINE_VERSION, HOSTS_VERSION, isAtLeast, OLDEST_GO } from "./version.mjs";

const SDK = "github.com/pulumi/pulumi/sdk/v3";
const MODULES = [
  { name: "cli", title: `Pulumi ${ENGINE_VERSION}`, version: ENGINE_VERSION },
  { name: "hosts", title: "its language hosts", version: HOSTS_VERSION },
];

/**
 * Builds the engine from Go modules into `folder`.
 * @returns {Promise<string | undefined>} why it did not work
 */
export async function fromGo(folder) {
  if (!find(GO, folders())) return "go is not on PATH";
  const work = join(folder, "go");
  const temporary = join(work, "tmp");
  mkdirSync(temporary, { recursive: true });
  // Built from copies: whatever GOFLAGS says, the repository's go.sum stays as it is.
  for (const { name } of MODULES)
    cpSync(join(root, "tools", "engine", name), join(work, name), { recursive: true });
  const go = goEnvironment(temporary);
  const problem =
    (await unsuitable(go, join(work, "cli"))) ?? (await buildAll(go, work, join(folder, "bin")));
  if (problem) return problem;
  if (go.leaves) await step("Removing the Go caches of this build", go.clean);
  rmSync(work, { recursive: true, force: true });
  return undefined;
}

async function unsuitable({ env }, cwd) {
  // Asked inside the module, so that a go which may switch to a newer toolchain does so.
  const { code, stdout, tail } = await run("go", ["env", "GOVERSION"], { cwd, env });
  if (code !== 0) return lastLines(tail);
  const version = stdout.trim().replace(/^go/, "");
  return isAtLeast(version, OLDEST_GO) ? undefined : `go is ${version}; ${OLDEST_GO} or newer is needed`;
}

async function buildAll(go, work, bin) {
  say(
    "Building the Pulumi engine from Go modules, once: 5 to 10 minutes on two cores, 4 GB of cache meanwhile.",
  );
  for (const module of MODULES) {
    const problem = await step(`Building ${module.title}`, (detail) =>
      buildTools(go, join(work, module.name), module.version, bin, detail),
    );
    if (problem) return problem;
  }
  addNodeScripts(bin);
  return addPythonScript(go, join(work, "hosts"), bin);
}

async function buildTools({ env, flags }, cwd, version, bin, detail) {
  let downloaded = 0;
  const list = await run("go", ["list", "-mod=readonly", ...flags, "-deps", "tool"], {
    cwd,
    env,
    onLine: (line) => line.startsWith("go: downloading") && detail(`${++downloaded} modules downloaded`),
  });
  if (list.code !== 0) return `go list failed:\n${lastLines(list.tail)}`;
  const total = list.stdout.trim().split("\n").length;
  let compiled = 0;
  const ldflags = `-s -w -X ${SDK}/go/common/version.Version=v${version}`;
  const options = [
    "-mod=readonly",
    ...flags,
    "-trimpath",
    "-tags",
    "osusergo,grpcnotrace",
    "-ldflags",
    ldflags,
  ];
  const { code, tail } = await run("go", ["build", "-v", ...options, "-o", bin, "tool"], {
    cwd,
    env,
    onLine: (line) => !line.startsWith("go: ") && detail(`${++compiled} of ${total} packages compiled`),
  });
  return code === 0 ? undefined : `go build failed:\n${lastLines(tail)}`;
}

async function addPythonScript({ env }, cwd, bin) {
  const name = "pulumi-language-python-exec";
  const { code, stdout, tail } = await run("go", ["list", "-mod=readonly", "-m", "-f", "{{.Dir}}", SDK], {
    cwd,
    env,
  });
  if (code !== 0) return lastLines(tail);
  addScript(join(stdout.trim(), "python", "cmd", name), join(bin, name));
  return undefined;
}

function lastLines(text) {
  return text.split("\n").slice(-5).join("\n");
}
