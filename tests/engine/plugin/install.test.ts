import { existsSync, mkdirSync, mkdtempSync, readdirSync, rmSync, symlinkSync } from "node:fs";
import { tmpdir } from "node:os";
import { delimiter, join, resolve } from "node:path";
import { expect } from "chai";
import execa from "execa";
import { type Bed, newBed, receiver, tearDown } from "../support/bed";

const REPOSITORY = resolve(__dirname, "../../..");
const PROGRAM = `name: engine-test
runtime: yaml
resources:
  received:
    type: zipwhip:Webhook
    properties: { event: receive, url: ${receiver("receive")} }
`;

/** Where the build was there before the dependencies, npm has linked the plugin among them, and puts it on PATH. */
async function pathWithoutPlugin(): Promise<string> {
  const { engineEnvironment } = await import("../../../tools/lib/engine-environment.mjs");
  const folders = (engineEnvironment({}).PATH ?? "").split(delimiter);
  return folders.filter((at) => !existsSync(join(at, "pulumi-resource-zipwhip"))).join(delimiter);
}

describe("the plugin, installed", function () {
  this.timeout(120_000);
  const folder = mkdtempSync(join(tmpdir(), "zipwhip-install-"));
  afterEach(tearDown);
  after(() => rmSync(folder, { recursive: true, force: true }));

  async function bedWith(env: Record<string, string>): Promise<Bed> {
    const bed = await newBed({}, "plugin");
    const { emulator, line, stack } = bed;
    stack.setEnv({ ZIPWHIP_API_URL: emulator.url, ZIPWHIP_SESSION: line.session, ...env });
    stack.host = "node";
    stack.write("Pulumi.yaml", PROGRAM);
    return bed;
  }

  it("from the archive of a release, is found by a program that names no path", async () => {
    const { makeArchives } = await import("../../../tools/lib/release/archives.mjs");
    const archives: string[] = await makeArchives(join(folder, "release"));
    expect(archives).to.have.length(6);
    const names = readdirSync(join(folder, "release"));
    expect(names).to.include("pulumi-resource-zipwhip-v0.1.0-linux-amd64.tar.gz");
    const windows = archives.find((path) => path.includes("windows-arm64")) ?? "";
    expect((await execa("tar", ["-tzf", windows])).stdout).to.contain("pulumi-resource-zipwhip.cmd");
    const home = join(folder, "home");
    mkdirSync(home);
    const bed = await bedWith({ PULUMI_HOME: home, PATH: await pathWithoutPlugin() });
    const { os, arch } = {
      os: process.platform === "darwin" ? "darwin" : "linux",
      arch: process.arch === "arm64" ? "arm64" : "amd64",
    };
    const archive = archives.find((path) => path.includes(`${os}-${arch}`)) ?? "";
    await bed.stack.fails("preview");
    await bed.stack.ok("plugin", "install", "resource", "zipwhip", "0.1.0", "-f", archive);
    await bed.stack.up();
    expect(bed.emulator.hooks(bed.line.deviceId)).to.have.length(1);
  });

  it("as npm installs it, is found on PATH", async () => {
    const bin = join(folder, "bin");
    mkdirSync(bin);
    // What npm makes of the package's `bin`.
    symlinkSync(
      join(REPOSITORY, "dist/plugin/pulumi-resource-zipwhip"),
      join(bin, "pulumi-resource-zipwhip"),
    );
    const home = join(folder, "another-home");
    mkdirSync(home);
    const path = `${bin}${delimiter}${await pathWithoutPlugin()}`;
    const bed = await bedWith({ PULUMI_HOME: home, PATH: path });
    await bed.stack.up();
    expect(bed.emulator.hooks(bed.line.deviceId)).to.have.length(1);
  });
});
