import { cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import execa from "execa";
import type { SharedBackend } from "../../../tools/backends/servers";
import { engineEnvironment } from "../../../tools/lib/engine-environment.mjs";
import { type Front, HEADER, PLUGIN_SDK, PLUGINS } from "./front";
import { endHost, serveProgram } from "./warm-host";

const REPOSITORY = resolve(__dirname, "../../..");
const PROJECT = "engine-test";
const PULUMI = process.platform === "win32" ? "pulumi.exe" : "pulumi";
let template: string | undefined;

after(() => {
  if (template !== undefined) rmSync(template, { recursive: true, force: true });
  template = undefined;
});

/** What a run of the engine said. */
export interface Run {
  exitCode: number;
  /** stdout and stderr, as a user sees them. */
  text: string;
}

/** One resource of a state. */
export interface StateResource {
  urn: string;
  type: string;
  id?: string;
  inputs?: Record<string, unknown>;
  outputs?: Record<string, unknown>;
}

/** A Pulumi project with one stack, in a temporary folder, run by the real engine over a file backend. */
export class Stack {
  readonly folder = mkdtempSync(join(tmpdir(), "zipwhip-engine-"));
  readonly project: string;
  /**
   * Who runs the program: `warm`, a process that keeps the SDK loaded (quick), or `node`, the engine's own language
   * host, which starts the program as a user's is started.
   */
  host: "warm" | "node" = "warm";
  private readonly files = join(this.folder, "state");
  private body = "";

  private constructor(
    private env: Record<string, string>,
    project: string | undefined,
    private readonly name = "dev",
    /** Where the states lie. */
    private readonly backend?: SharedBackend,
    /** Can change between two runs, as where a program moves from one to the other. */
    public front: Front = "dynamic",
  ) {
    this.project = project ?? join(this.folder, "project");
    mkdirSync(this.project, { recursive: true });
    mkdirSync(this.files);
  }

  /** @param env settings of the provider, such as ZIPWHIP_SESSION; the caller's own ZIPWHIP_ variables do not reach it */
  static async create(
    env: Record<string, string>,
    backend?: SharedBackend,
    front: Front = "dynamic",
  ): Promise<Stack> {
    const stack = new Stack(env, undefined, undefined, backend, front);
    symlinkSync(join(REPOSITORY, "node_modules"), join(stack.project, "node_modules"), "dir");
    stack.write(
      "Pulumi.yaml",
      `name: ${PROJECT}\nruntime:\n  name: nodejs\n  options:\n    typescript: false\n${PLUGINS}`,
    );
    stack.write("package.json", JSON.stringify({ name: PROJECT, private: true, main: "index.js" }));
    stack.program("");
    await stack.init();
    return stack;
  }

  // Every stack begins as a copy of the first: making one anew costs the engine half a second.
  private async init(): Promise<void> {
    const config = join(this.project, "Pulumi.dev.yaml");
    if (this.backend !== undefined) {
      await this.ok("stack", "init", "dev");
    } else if (template === undefined) {
      await this.ok("stack", "init", "dev");
      template = mkdtempSync(join(tmpdir(), "zipwhip-template-"));
      cpSync(this.files, join(template, "state"), { recursive: true });
      cpSync(config, join(template, "Pulumi.dev.yaml"));
    } else {
      cpSync(join(template, "state"), this.files, { recursive: true });
      cpSync(join(template, "Pulumi.dev.yaml"), config);
    }
  }

  /** The same project and stack in another folder, as a colleague has them. */
  onAnotherMachine(): Stack {
    if (this.backend === undefined) throw new Error("the stack's state is not shared");
    const other = new Stack(this.env, undefined, this.name, this.backend);
    cpSync(this.project, other.project, { recursive: true, verbatimSymlinks: true });
    other.body = this.body;
    return other;
  }

  /** A project with nothing in it, for a test that fills it as a user would. */
  static empty(env: Record<string, string>): Stack {
    return new Stack(env, undefined);
  }

  /** A project that lies somewhere already, such as an example. Its program runs as a user's. */
  static async of(project: string, env: Record<string, string>): Promise<Stack> {
    const stack = new Stack(env, project, `test-${process.pid}`);
    stack.host = "node";
    await stack.ok("stack", "init", stack.name);
    return stack;
  }

  /** Writes a file of the project. */
  write(name: string, content: string): void {
    writeFileSync(join(this.project, name), content);
  }

  /** What the program does; `pulumi` and `zipwhip` are there. */
  program(body: string): void {
    this.body = (this.front === "plugin" ? PLUGIN_SDK : "") + body;
    this.write("index.js", HEADER + this.body);
  }

  /** The environment of all further runs. */
  setEnv(env: Record<string, string>): void {
    this.env = env;
  }

  /** Runs the engine, whatever comes of it. */
  async pulumi(...args: string[]): Promise<Run> {
    const env = this.environment();
    const runsProgram = ["up", "preview"].includes(args[0] ?? "") || args.includes("--run-program");
    const warm = this.host === "warm" && runsProgram;
    const client = warm ? [`--client=127.0.0.1:${await serveProgram(this.body, env)}`] : [];
    const run = await execa(PULUMI, [...args, ...client, "--non-interactive", "--color=never"], {
      cwd: this.project,
      env,
      extendEnv: false,
      all: true,
      reject: false,
      stdin: "ignore",
      timeout: 300_000,
    });
    if (process.env.ENGINE_LOG) console.log(`$ pulumi ${args.join(" ")}\n${run.all}`);
    if (warm && run.exitCode !== 0) endHost();
    return { exitCode: run.exitCode ?? -1, text: run.all ?? "" };
  }

  /** Runs another program in the project, with the environment that the engine is given. */
  async run(
    file: string,
    args: readonly string[],
    { env = {}, input = "" }: { env?: Record<string, string | undefined>; input?: string } = {},
  ): Promise<{ exitCode: number; stdout: string; stderr: string }> {
    const all = Object.entries({ ...this.environment(), ...env }).filter(([, value]) => value !== undefined);
    const options = {
      cwd: this.project,
      env: Object.fromEntries(all),
      extendEnv: false,
      reject: false,
      input,
    };
    const run = await execa(file, args, { ...options, timeout: 300_000 });
    if (process.env.ENGINE_LOG) console.log(`$ ${args.join(" ")}\n${run.stdout}${run.stderr}`);
    return { exitCode: run.exitCode ?? -1, stdout: run.stdout, stderr: run.stderr };
  }

  private environment(): NodeJS.ProcessEnv {
    const { url = this.files, env: extra = {} } = this.backend ?? {};
    const env = engineEnvironment({ backend: url, passphrase: "engine-test", extra });
    for (const name of Object.keys(env)) if (name.startsWith("ZIPWHIP_")) delete env[name];
    return { ...env, PULUMI_STACK: this.name, ...this.env };
  }

  /** Runs the engine, which must succeed. */
  async ok(...args: string[]): Promise<Run> {
    const run = await this.pulumi(...args);
    if (run.exitCode !== 0) throw new Error(`pulumi ${args.join(" ")} failed:\n${run.text}`);
    return run;
  }

  /** Runs the engine, which must fail. */
  async fails(...args: string[]): Promise<Run> {
    const run = await this.pulumi(...args);
    if (run.exitCode === 0) throw new Error(`pulumi ${args.join(" ")} should have failed:\n${run.text}`);
    return run;
  }

  /** An `up` without the preview before it: the preview has tests of its own. */
  up(...args: string[]): Promise<Run> {
    return this.ok("up", "--yes", "--skip-preview", ...args);
  }

  /** The state file, as it lies there. */
  stateText(): string {
    return readFileSync(join(this.files, ".pulumi", "stacks", PROJECT, "dev.json"), "utf8");
  }

  /** The hooks in the state. */
  hooksInState(): StateResource[] {
    const { checkpoint } = JSON.parse(this.stateText()) as {
      checkpoint: { latest?: { resources?: StateResource[] } };
    };
    return (checkpoint.latest?.resources ?? []).filter(({ type }) => /:(Zipwhip)?Webhook$/.test(type));
  }

  /** Everything that the engine has written: state, its history and backups. */
  async everythingWritten(): Promise<string> {
    return (await execa("grep", ["-r", "", this.files], { reject: false })).stdout;
  }

  remove(): void {
    rmSync(this.folder, { recursive: true, force: true });
    rmSync(join(this.project, `Pulumi.${this.name}.yaml`), { force: true });
  }
}
