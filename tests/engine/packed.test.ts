import { mkdtempSync, readdirSync, readFileSync, rmSync, statSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { expect } from "chai";
import execa from "execa";
import { type Emulator, startEmulator } from "zipwhip-emulator";
import { counts, receiver } from "./support/bed";
import { Stack } from "./support/stack";

const REPOSITORY = resolve(__dirname, "../..");
const README = readFileSync(join(REPOSITORY, "README.md"), "utf8");

/** The first block of the README in this language. */
function block(language: string, holding = ""): string {
  const blocks = [...README.matchAll(new RegExp(`^\`\`\`${language}\\n([^]*?)^\`\`\`$`, "gm"))].map(
    ([, text]) => text ?? "",
  );
  const found = blocks.find((text) => text.includes(holding));
  if (found === undefined) throw new Error(`the README has no ${language} block with ${holding}`);
  return found;
}

describe("the packed package", () => {
  const folder = mkdtempSync(join(tmpdir(), "zipwhip-packed-"));
  let tarball: string;
  let emulator: Emulator;
  let stack: Stack;

  before(async () => {
    await execa("npm", ["pack", "--ignore-scripts", "--pack-destination", folder], { cwd: REPOSITORY });
    tarball = join(folder, readdirSync(folder).find((name) => name.endsWith(".tgz")) ?? "");
    emulator = await startEmulator({ port: 0 });
  });

  after(async () => {
    await emulator.close();
    stack?.remove();
    rmSync(folder, { recursive: true, force: true });
  });

  it("holds what a user needs, and nothing else", async () => {
    const { stdout } = await execa("tar", ["-tzf", tarball]);
    const files = stdout.split(/\r?\n/).map((file) => file.replace(/^package\//, ""));
    const needed =
      /^(dist\/(policy|sdk|provider|receiver|zipwhip)\/[\w/-]+\.(js|d\.ts)|dist\/cli\/[\w/-]+\.js|dist\/plugin\/(pulumi-resource-zipwhip(\.cmd)?|LICENCES\.txt)|policy\/pack\/(index\.js|package\.json|PulumiPolicy\.yaml)|package\.json|README\.md|LICENSE|CHANGELOG\.md)$/;
    expect(files.filter((file) => !needed.test(file))).to.deep.equal([]);
    expect(files).to.include.members([
      "dist/sdk/index.js",
      "dist/provider/dynamic.js",
      "dist/plugin/pulumi-resource-zipwhip",
      "dist/receiver/index.js",
      "dist/cli/main.js",
      "dist/policy/index.js",
      "policy/pack/PulumiPolicy.yaml",
      "dist/zipwhip/index.d.ts",
    ]);
    const size = statSync(tarball).size;
    console.log(`      ${files.length} files, ${size} bytes packed`);
    // Of this the plugin is some 250 kB, with all that it needs in it, and the command 26 kB: one package serves both
    // front ends, and is a hundredth of what it takes to install Pulumi's own.
    expect(size).to.be.below(450_000);
  });

  it("works in an empty folder as the README says", async function () {
    this.timeout(240_000);
    const line = emulator.createLine();
    stack = Stack.empty({ ZIPWHIP_API_URL: emulator.url, ZIPWHIP_SESSION: line.session });
    stack.host = "node";
    const commands = block("sh", "npm init -y").trim().split("\n");
    expect(commands).to.have.length(5);
    for (const command of commands.slice(0, 3)) {
      const ours = command.replace("npm install pulumi-zipwhip", `npm install --prefer-offline "${tarball}"`);
      await execa(ours, { cwd: stack.project, shell: true, stdin: "ignore" });
    }
    stack.write("index.ts", block("ts"));
    await stack.ok("stack", "init", "dev");

    await stack.ok("up", "--yes");
    const urls = emulator.hooks(line.deviceId).map(({ url }) => url);
    expect(urls).to.have.members([receiver("zipwhip/receive"), receiver("zipwhip/send")]);
    expect(counts(emulator)).to.deep.equal({ "webhook/list": 1, "webhook/add": 2 });

    emulator.clearRequests();
    expect((await stack.up()).text).to.match(/3 unchanged/);
    expect(counts(emulator)).to.deep.equal({});

    const status = await stack.run("npx", ["pulumi-zipwhip", "status"]);
    expect(status.exitCode, status.stdout + status.stderr).to.equal(0);
    expect(status.stdout).to.contain(`line ${line.deviceId}: 2 hooks (2 same)`);

    const shell = { cwd: stack.project, shell: true, stdin: "ignore" } as const;
    await execa("npm install --prefer-offline --save-dev @pulumi/policy", shell);
    const { text } = await stack.ok("preview", "--policy-pack", "node_modules/pulumi-zipwhip/policy/pack");
    expect(text).to.match(/✅ zipwhip@v\d/);

    await stack.ok("destroy", "--yes", "--skip-preview");
    expect(emulator.hooks(line.deviceId)).to.deep.equal([]);
  });
});
