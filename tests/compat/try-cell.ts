import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import execa from "execa";
import { startEmulator } from "zipwhip-emulator";
import { engineEnvironment } from "../../tools/lib/engine-environment.mjs";
import type { Cell } from "./cells";
import { install, nodeFolder, withNode } from "./programs";
import { programOf } from "./styles";

/** How a cell ended. */
export interface Outcome {
  /** What was installed: Node's own version, and that of the SDK. */
  node: string;
  sdk: string;
  /** Undefined: all went well. */
  problem: string | undefined;
}

/** Installs the packed package in an empty folder, and lives a small program's whole life there. */
export async function tryCell({ node, sdk, manager, style }: Cell, tarball: string): Promise<Outcome> {
  const folder = mkdtempSync(join(tmpdir(), "zipwhip-compat-"));
  const emulator = await startEmulator({ port: 0 });
  const line = emulator.createLine();
  const project = join(folder, "project");
  mkdirSync(join(folder, "state"));
  mkdirSync(project);
  const { file, text, runtime, packages, module } = { module: undefined, ...programOf(style) };
  writeFileSync(join(project, "Pulumi.yaml"), `name: compat\n${runtime}\n`);
  writeFileSync(join(project, file), text);
  const manifest = { name: "compat", private: true, main: file, ...(module ? { type: "module" } : {}) };
  writeFileSync(join(project, "package.json"), JSON.stringify(manifest));
  const settings = { ZIPWHIP_API_URL: emulator.url, ZIPWHIP_SESSION: line.session, PULUMI_STACK: "dev" };
  const engine = engineEnvironment({ backend: join(folder, "state"), passphrase: "compat", extra: settings });
  const env = withNode(engine, await nodeFolder(node));
  const outcome: Outcome = { node, sdk, problem: undefined };
  const pulumi = (...args: string[]) =>
    execa("pulumi", [...args, "--non-interactive", "--color=never"], {
      cwd: project,
      env,
      extendEnv: false,
      all: true,
    });
  const must = (holds: boolean, what: string) => {
    if (!holds) throw new Error(what);
  };
  const hooks = () => emulator.hooks(line.deviceId);
  try {
    await install(manager, project, [tarball, `@pulumi/pulumi@${sdk}`, ...packages], env);
    const versions = `process.version + " " + require("@pulumi/pulumi/package.json").version`;
    const { stdout } = await execa("node", ["-p", versions], { cwd: project, env, extendEnv: false });
    [outcome.node = node, outcome.sdk = sdk] = stdout.split(" ");
    await pulumi("stack", "init", "dev");
    await pulumi("up", "--yes");
    must(hooks().length === 2, `${hooks().length} hooks after up, not 2`);
    await pulumi("preview", "--refresh", "--expect-no-changes");
    const [changed, removed] = hooks().map(({ webhookId }) => webhookId);
    emulator.edit(changed ?? "", { method: "PUT" });
    emulator.remove(removed ?? "");
    await pulumi("up", "--refresh", "--yes");
    must(hooks().length === 2 && hooks().every(({ method }) => method === "POST"), "drift was not put right");
    await pulumi("destroy", "--yes");
    must(hooks().length === 0, `${hooks().length} hooks after destroy`);
  } catch (error) {
    const { all, message } = error as { all?: string; message: string };
    outcome.problem = all === undefined ? message : `${message.split("\n")[0]}\n${all}`;
  } finally {
    await emulator.close();
    rmSync(folder, { recursive: true, force: true });
  }
  return outcome;
}
