import { cpSync, mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import execa from "execa";
import { engineEnvironment } from "../../../tools/lib/engine-environment.mjs";
import { frontOfRun, PLUGIN_SDK, PLUGINS } from "../../engine/support/front";
import type { Host } from "./host";
import { StateFile } from "./state-file";

const REPOSITORY = resolve(__dirname, "../../..");
const PROJECT = "soak";
const STACK = "dev";
const PULUMI = process.platform === "win32" ? "pulumi.exe" : "pulumi";
const LONGEST_MS = 120_000;

/** What a run of the engine said. */
export interface Ran {
  args: string[];
  exitCode: number;
  text: string;
  /** It had to be ended, since it did not end by itself. */
  hung: boolean;
}

/** A Pulumi project with one stack over a file backend, and the real engine. */
export class Engine {
  private readonly folder = mkdtempSync(join(tmpdir(), "zipwhip-soak-"));
  private readonly backend = join(this.folder, "state");
  private readonly project = join(this.folder, "project");
  readonly state = new StateFile(join(this.backend, ".pulumi", "stacks", PROJECT, `${STACK}.json`));

  private constructor(private readonly host: Host) {
    mkdirSync(this.backend);
    mkdirSync(this.project);
    symlinkSync(join(REPOSITORY, "node_modules"), join(this.project, "node_modules"), "dir");
    writeFileSync(
      join(this.project, "Pulumi.yaml"),
      `name: ${PROJECT}\nruntime:\n  name: nodejs\n  options:\n    typescript: false\n${PLUGINS}`,
    );
    writeFileSync(join(this.project, "package.json"), `{ "name": "${PROJECT}", "private": true }\n`);
    writeFileSync(join(this.project, "index.js"), "");
  }

  /** A fresh stack: a copy of `template`, which is made where it is not there yet. */
  static async create(host: Host, template: string): Promise<Engine> {
    const engine = new Engine(host);
    const config = `Pulumi.${STACK}.yaml`;
    try {
      cpSync(join(template, "state"), engine.backend, { recursive: true });
      cpSync(join(template, config), join(engine.project, config));
    } catch {
      const made = await engine.run(["stack", "init", STACK], {});
      if (made.exitCode !== 0) throw new Error(made.text);
      cpSync(engine.backend, join(template, "state"), { recursive: true });
      cpSync(join(engine.project, config), join(template, config));
    }
    return engine;
  }

  /**
   * Runs the engine, whatever comes of it.
   *
   * @param program its text, where the command runs it
   * @param started is told the process id
   */
  async run(
    args: string[],
    settings: Record<string, string>,
    program?: string,
    started?: (pid: number) => void,
  ): Promise<Ran> {
    const env = this.environment(settings);
    const client = program === undefined ? [] : [`--client=127.0.0.1:${await this.serve(program, env)}`];
    const child = execa(PULUMI, [...args, ...client, "--non-interactive", "--color=never"], {
      cwd: this.project,
      env,
      extendEnv: false,
      all: true,
      reject: false,
      stdin: "ignore",
      timeout: LONGEST_MS,
      // To the engine the same as Ctrl-C; five seconds later execa kills it.
      killSignal: "SIGTERM",
    });
    if (child.pid !== undefined) started?.(child.pid);
    const { exitCode, all = "", timedOut } = await child;
    if (exitCode !== 0 && program !== undefined) this.host.renew();
    // https://github.com/pulumi/pulumi/issues/16373: the engine can hang there after a step that failed.
    const known = args.includes("--continue-on-error") && all.includes("failed**");
    if (timedOut && !known) throw new Error(`pulumi ${args.join(" ")} hangs:\n${all}`);
    return { args, exitCode: exitCode ?? -1, text: all, hung: timedOut };
  }

  private serve(program: string, env: NodeJS.ProcessEnv): Promise<number> {
    return this.host.serve((frontOfRun() === "plugin" ? PLUGIN_SDK : "") + program, env);
  }

  remove(): void {
    rmSync(this.folder, { recursive: true, force: true });
  }

  private environment(settings: Record<string, string>): NodeJS.ProcessEnv {
    const env = engineEnvironment({ backend: this.backend, passphrase: "soak" });
    for (const name of Object.keys(env)) if (name.startsWith("ZIPWHIP_")) delete env[name];
    return { ...env, PULUMI_STACK: STACK, ...settings };
  }
}
