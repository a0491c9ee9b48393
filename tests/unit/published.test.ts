import { execFileSync, spawnSync } from "node:child_process";
import { readFileSync } from "node:fs";
import { join, resolve } from "node:path";
import { expect } from "chai";
import { parse } from "yaml";

const ROOT = resolve(__dirname, "../..");
const read = (path: string) => readFileSync(join(ROOT, path), "utf8");

interface Packed {
  size: number;
  unpackedSize: number;
  files: { path: string; size: number }[];
}

interface Locked {
  dependencies?: Record<string, string>;
}

const { packages } = JSON.parse(read("package-lock.json")) as { packages: Record<string, Locked> };

/** The packages that are installed with one, as the lock has them. */
function closure(name: string, from = "", seen = new Set<string>()): Set<string> {
  const near = from === "" ? "" : `${from}/`;
  const path = [`${near}node_modules/${name}`, `node_modules/${name}`].find((place) => place in packages);
  if (path === undefined || seen.has(path)) return seen;
  seen.add(path);
  for (const below of Object.keys(packages[path]?.dependencies ?? {})) closure(below, path, seen);
  return seen;
}

describe("the published package", function () {
  this.timeout(60_000);
  let packed: Packed;
  let said: string;

  before(() => {
    const { stdout, stderr } = spawnSync(
      "npm",
      ["publish", "--dry-run", "--json", "--offline", "--ignore-scripts"],
      { cwd: ROOT, encoding: "utf8", shell: process.platform === "win32" },
    );
    packed = (JSON.parse(stdout) as Record<string, Packed>)["pulumi-zipwhip"] as Packed;
    said = stderr;
  });

  it("gives npm no reason to complain", () => {
    const complaints = said.split("\n").filter((line) => /warn|err/i.test(line) && !/logged in/.test(line));
    expect(complaints).to.deep.equal([]);
  });

  it("holds no source, no test, no map and nothing of this machine", () => {
    const paths = packed.files.map(({ path }) => path);
    expect(paths).to.include.members([
      "LICENSE",
      "README.md",
      "dist/policy/index.js",
      "policy/pack/PulumiPolicy.yaml",
    ]);
    expect(
      paths.filter((path) => /(?<!\.d)\.ts$|\.map$|\.tsbuildinfo$|^tests|\.env|\.npmrc/.test(path)),
    ).to.deep.equal([]);
  });

  it("is as large as the README says, and brings as many packages", () => {
    const { dependencies = {} } = JSON.parse(read("package.json")) as Locked;
    const all = new Set(Object.keys(dependencies).flatMap((name) => [...closure(name)]));
    const rounded = (bytes: number, to: number) => String(Math.ceil(bytes / to) * (to / 1000));
    const [, size, unpacked, brought] =
      /(\d+) kB packed, (\d+) kB unpacked at most, and brings (\d+) packages/.exec(read("README.md")) ?? [];
    expect({ size, unpacked, brought }).to.deep.equal({
      size: rounded(packed.size, 50_000),
      unpacked: rounded(packed.unpackedSize, 100_000),
      brought: String(all.size),
    });
  });

  it("is published by a workflow that has no token, and leaves a statement of its origin", () => {
    const text = read(".github/workflows/release.yml");
    const { permissions, jobs } = parse(text) as {
      permissions: Record<string, string>;
      jobs: { publish: { steps: { run?: string }[] } };
    };
    expect(permissions).to.deep.equal({ contents: "read", "id-token": "write" });
    expect(text).not.to.contain("secrets.");
    const commands = jobs.publish.steps.map(({ run = "" }) => run).join("\n");
    expect(commands).to.match(/release\.mjs[\s\S]*\.ci\/run[\s\S]*npm publish --provenance/);
  });

  it("is not published under a tag that is not its version", () => {
    const run = () =>
      execFileSync(process.execPath, ["tools/release.mjs", "v999.0.0"], {
        cwd: ROOT,
        encoding: "utf8",
        stdio: "pipe",
      });
    expect(run).to.throw("the tag is v999.0.0");
  });
});
