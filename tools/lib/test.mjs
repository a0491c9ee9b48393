import { spawn } from "node:child_process";
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, relative, resolve } from "node:path";
import { callerFolder, root } from "./paths.mjs";

// Three for two cores: fault tests mostly wait, engine tests mostly compute.
const jobs = process.env.TEST_JOBS || "3";
const SUITES = [
  { folders: ["tests/unit"], options: [] },
  { folders: ["tests/contract"], options: [] },
  { folders: ["tests/engine", "tests/faults"], options: ["--parallel", "--jobs", jobs] },
];

/** Runs the suites one after the other; arguments go to mocha, test files among them choose what is run. */
export async function main(args) {
  const chosen = args.filter(isTest).map((file) => slashes(relative(root, resolve(callerFolder(), file))));
  const others = args.filter((arg) => !isTest(arg));
  const sum = { passes: 0, failures: 0, pending: 0 };
  for (const { folders, options } of SUITES) {
    const within = (file) => folders.some((folder) => file.startsWith(`${folder}/`));
    const files = chosen.length > 0 ? chosen.filter(within) : folders.flatMap(listTests);
    if (files.length === 0) continue;
    console.log(`\n${folders.join(", ")}`);
    const counts = await mocha([...options, ...others, ...files]);
    for (const name of Object.keys(sum)) sum[name] += counts[name];
  }
  const pending = sum.pending > 0 ? `, ${sum.pending} skipped` : "";
  console.log(`${sum.passes} passed, ${sum.failures} failed${pending}`);
  process.exitCode = sum.failures > 0 || sum.passes === 0 ? 1 : 0;
}

async function mocha(args) {
  const folder = mkdtempSync(join(tmpdir(), "pulumi-zipwhip-test-"));
  const file = join(folder, "counts.json");
  try {
    const code = await start(args, { ...process.env, TEST_COUNTS_FILE: file });
    const counts = existsSync(file)
      ? JSON.parse(readFileSync(file, "utf8"))
      : { passes: 0, failures: 0, pending: 0 };
    // A run that ended badly without a failed test: a file that does not load, an error after the last test.
    if (code !== 0 && counts.failures === 0) counts.failures = 1;
    return counts;
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

function start(args, env) {
  const bin = join(root, "node_modules", "mocha", "bin", "mocha.js");
  const reporter = join(root, "tools", "lib", "reporter.cjs");
  const child = spawn(process.execPath, [bin, "--reporter", reporter, ...args], {
    cwd: root,
    env,
    stdio: "inherit",
  });
  return new Promise((done) => {
    child.on("error", () => done(1));
    child.on("exit", (code) => done(code ?? 1));
  });
}

function listTests(folder) {
  if (!existsSync(join(root, folder))) return [];
  return readdirSync(join(root, folder), { recursive: true })
    .map((name) => `${folder}/${slashes(name)}`)
    .filter((file) => isTest(file) && !file.includes("/node_modules/"))
    .sort();
}

function isTest(file) {
  return file.endsWith(".test.ts");
}

function slashes(path) {
  return path.replaceAll("\\", "/");
}
