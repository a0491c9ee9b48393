import { execFileSync } from "node:child_process";
import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join, resolve } from "node:path";
import { expect } from "chai";

const ROOT = resolve(__dirname, "../..");

interface Manifest {
  name: string;
  scripts?: Record<string, string>;
}

interface Locked {
  integrity?: string;
  resolved?: string;
  link?: boolean;
  dev?: boolean;
  peer?: boolean;
  hasInstallScript?: boolean;
}

const read = (path: string): unknown => JSON.parse(readFileSync(join(ROOT, path), "utf8"));
const { packages } = read("package-lock.json") as { packages: Record<string, Locked> };
const foreign = Object.entries(packages).filter(
  ([path, { link }]) => path.includes("node_modules/") && link !== true,
);

// What npm runs of a package when somebody installs it, or a project that has it.
const INSTALL = /^(pre|post)?install$|^(pre|post)?prepare$|^prepublish$|^dependencies$/;

describe("what is installed", () => {
  it("is locked with a hash for every package", () => {
    expect(foreign.length).to.be.greaterThan(100);
    expect(foreign.filter(([, { integrity }]) => !/^sha512-.{80}/.test(integrity ?? ""))).to.deep.equal([]);
  });

  it("names no registry in the lock", () => {
    expect(foreign.filter(([, { resolved }]) => resolved !== undefined)).to.deep.equal([]);
    expect(readFileSync(join(ROOT, "package-lock.json"), "utf8")).not.to.match(
      /https?:\/\/[^"]*(registry|npm|artifact)/i,
    );
  });

  it("runs no install script of ours", () => {
    const examples = readdirSync(join(ROOT, "examples"))
      .map((name) => `examples/${name}/package.json`)
      .filter((path) => existsSync(join(ROOT, path)));
    const manifests = ["package.json", "emulator/package.json", ...examples].map(
      (path) => read(path) as Manifest,
    );
    expect(manifests.map(({ name }) => name)).to.include.members(["pulumi-zipwhip", "zipwhip-emulator"]);
    for (const { name, scripts = {} } of manifests) {
      expect(
        Object.keys(scripts).filter((script) => INSTALL.test(script)),
        name,
      ).to.deep.equal([]);
    }
  });

  it("runs install scripts of two packages only, neither of which is a dependency of ours", () => {
    const scripted = foreign
      .filter(([, { hasInstallScript }]) => hasInstallScript === true)
      .map(([path]) => path);
    // protobufjs comes with Pulumi itself, esbuild with tsx, for development.
    expect(scripted).to.have.members(["node_modules/esbuild", "node_modules/protobufjs"]);
  });

  it("has a command, which nothing else loads", () => {
    const { bin, exports } = read("package.json") as { bin: object; exports: object };
    expect(bin).to.deep.equal({
      "pulumi-zipwhip": "dist/cli/main.js",
      "pulumi-resource-zipwhip": "dist/plugin/pulumi-resource-zipwhip",
    });
    const main = readFileSync(join(ROOT, "dist/cli/main.js"), "utf8");
    expect(main).to.match(/^#!\/usr\/bin\/env node\n/);
    expect(JSON.stringify(exports)).not.to.contain("cli");
    for (const folder of ["zipwhip", "provider", "sdk", "receiver"]) {
      const sources = readdirSync(join(ROOT, folder), { recursive: true, encoding: "utf8" });
      for (const file of sources.filter((name) => name.endsWith(".ts"))) {
        expect(readFileSync(join(ROOT, folder, file), "utf8"), file).not.to.match(
          /from "(\.\.\/)+cli\/|from "(commander|execa|read|yaml)"/,
        );
      }
    }
  });

  it("has a policy pack of the package's own version", () => {
    const versions = ["package.json", "policy/pack/package.json"].map(
      (path) => (read(path) as { version: string }).version,
    );
    expect(versions[1]).to.equal(versions[0]);
  });

  it("has a receiver that needs no Pulumi", () => {
    const program = `require("pulumi-zipwhip/receiver"); console.log(Object.keys(require.cache).join("\\n"))`;
    const loaded = execFileSync(process.execPath, ["-e", program], { cwd: ROOT, encoding: "utf8" });
    expect(loaded)
      .to.contain("ipaddr.js")
      .and.not.to.match(/@pulumi|axios/);
  });
});
