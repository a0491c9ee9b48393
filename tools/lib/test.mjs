import { spawn } from "node:child_process";
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, relative, resolve } from "node:path";
import { callerFolder, root } from "./paths.mjs";

// Not beside others: they make the service silent, and a busy machine would make it seem so elsewhere.
const ALONE = ["tests/faults/matrix.test.ts", "tests/faults/engine.test.ts"];
// What is the same over both front ends: run over the plugin, too, by the same code.
const BOTH = [
  ...[
    "adopt-own",
    "adopt",
    "change",
    "dependents",
    "drift",
    "failure",
    "guard",
    "held-twice",
    "interrupted",
    "life",
    "lines",
  ].map(engineTest),
  ...["own-session", "replace", "review", "sessions"].map(engineTest),
  "tests/engine/budget.test.ts",
  "tests/engine/line",
  ...["line", "logs", "ways"].map((name) => `tests/faults/canary/${name}.test.ts`),
  "tests/faults/concurrent",
  ...["ctrl-c", "killed-engine", "killed-provider", "late", "line"].map(
    (name) => `tests/faults/interrupt/${name}.test.ts`,
  ),
];
const PLUGIN = { TEST_FRONT: "plugin" };
// What takes its time: only with `--all`, as CI runs it, or where a file is named.
const LONG = [
  "tests/browser",
  "tests/engine/adopt-own.test.ts",
  "tests/engine/backends",
  "tests/engine/budget.test.ts",
  "tests/engine/docs",
  "tests/engine/fleet.test.ts",
  "tests/engine/guard.test.ts",
  "tests/engine/interrupted.test.ts",
  "tests/engine/languages",
  "tests/engine/line",
  "tests/engine/own-session.test.ts",
  "tests/engine/queue",
  "tests/engine/workflows",
  "tests/faults/canary",
  "tests/faults/concurrent",
  "tests/faults/interrupt",
  "tests/faults/receiver",
  "tests/faults/soak.test.ts",
];
// Three for two cores: fault tests mostly wait, engine tests mostly compute. Contract tests set small time-outs, which a
// machine that is too busy would break.
const jobs = (number) => ["--parallel", "--jobs", process.env.TEST_JOBS || String(number)];
const SUITES = [
  { places: ["tests/unit", "tests/contract"], options: jobs(2) },
  // What takes long begins first, so that nothing of it is left alone at the end.
  { places: [...LONG, "tests/engine", "tests/faults"], except: ALONE, options: jobs(3) },
  { places: ALONE, options: [], all: true },
  { places: BOTH, options: jobs(3), all: true, env: PLUGIN, says: "over the plugin" },
  { places: ["tests/faults/engine.test.ts"], options: [], all: true, env: PLUGIN, says: "over the plugin" },
];

/**
 * Runs the suites one after the other; `--all` those that take long, too. Other arguments go to mocha, test files among
 * them choose what is run, over the dynamic front end or, with `--plugin`, over the plugin.
 */
export async function main(args) {
  const chosen = args.filter(isTest).map((file) => slashes(relative(root, resolve(callerFolder(), file))));
  const others = args.filter((arg) => !isTest(arg) && !["--all", "--plugin"].includes(arg));
  const all = args.includes("--all") || chosen.length > 0;
  const sum = { passes: 0, failures: 0, pending: 0 };
  const allFailed = [];
  const ofFront = args.includes("--plugin") ? PLUGIN : undefined;
  for (const { places, except = [], options, all: onlyAll = false, env = ofFront, says = "" } of SUITES) {
    if ((onlyAll && !all) || (chosen.length > 0 && says !== "")) continue;
    const among = (file, some) => some.some((place) => file === place || file.startsWith(`${place}/`));
    const left = (file) => !among(file, except) && (all || !among(file, LONG));
    const listed = [...new Set(places.flatMap(listTests))];
    const files = (chosen.length > 0 ? chosen.filter((file) => among(file, places)) : listed).filter(left);
    if (files.length === 0) continue;
    const named = says === "" ? places.filter((place) => !LONG.includes(place)).join(", ") : says;
    console.log(`\n${files.length} files: ${named}`);
    const start = Date.now();
    const { seconds, failed, ...counts } = await mocha([...options, ...others, ...files], env);
    for (const name of Object.keys(sum)) sum[name] += counts[name];
    allFailed.push(...failed.map((test) => ({ ...test, says })));
    console.log(`${Math.round((Date.now() - start) / 1000)} s${slowest(seconds)}`);
  }
  for (const test of allFailed) console.log(told(test));
  const pending = sum.pending > 0 ? `, ${sum.pending} skipped` : "";
  console.log(`${sum.passes} passed, ${sum.failures} failed${pending}`);
  process.exitCode = sum.failures > 0 || sum.passes === 0 ? 1 : 0;
}

async function mocha(args, env = {}) {
  const folder = mkdtempSync(join(tmpdir(), "pulumi-zipwhip-test-"));
  const file = join(folder, "counts.json");
  try {
    const code = await start(args, { ...process.env, ...env, TEST_COUNTS_FILE: file });
    const counts = existsSync(file)
      ? JSON.parse(readFileSync(file, "utf8"))
      : { passes: 0, failures: 0, pending: 0, seconds: {}, failed: [] };
    // A run that ended badly without a failed test: a file that does not load, an error after the last test.
    if (code !== 0 && counts.failures === 0) {
      counts.failures = 1;
      counts.failed.push({ file: "?", title: "mocha itself", message: `it ended with ${code}` });
    }
    return counts;
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/** Again at the end, because of a long output often only the end is kept. */
function told({ file, title, message, says }) {
  return `FAILED ${file}${says && ` ${says}`}: ${title}\n  ${message.slice(0, 2000).replaceAll("\n", "\n  ")}`;
}

/** The files that took longest, which is where a suite is made quicker. */
function slowest(seconds) {
  const files = Object.entries(seconds).sort(([, one], [, other]) => other - one);
  const long = files.filter(([, time]) => time >= 5).slice(0, 12);
  return long.map(([file, time]) => `\n  ${Math.round(time)} s in ${file}`).join("");
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

function listTests(place) {
  if (isTest(place)) return [place];
  if (!existsSync(join(root, place))) return [];
  return readdirSync(join(root, place), { recursive: true })
    .map((name) => `${place}/${slashes(name)}`)
    .filter((file) => isTest(file) && !file.includes("/node_modules/"))
    .sort();
}

function engineTest(name) {
  return `tests/engine/${name}.test.ts`;
}

function isTest(file) {
  return file.endsWith(".test.ts");
}

function slashes(path) {
  return path.replaceAll("\\", "/");
}
