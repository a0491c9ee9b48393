import { chmodSync, closeSync, mkdirSync, mkdtempSync, openSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { delimiter, join } from "node:path";
import execa from "execa";
import { type Emulator, type Line, startEmulator } from "zipwhip-emulator";
import { engineEnvironment, findEngine } from "../../../tools/lib/engine-environment.mjs";
import { REPOSITORY } from "../../support/docs/blocks";

/** What a reader of a page has before him: an empty folder, a shell, Pulumi, and a service. */
export class Stage {
  readonly folder = mkdtempSync(join(tmpdir(), "zipwhip-docs-"));
  readonly project = join(this.folder, "project");
  /** All that was printed so far. */
  output = "";

  private constructor(
    readonly emulator: Emulator,
    readonly line: Line,
  ) {}

  static async open(): Promise<Stage> {
    const emulator = await startEmulator({ port: 0 });
    const stage = new Stage(emulator, emulator.createLine());
    for (const folder of ["project", "state", "bin"]) mkdirSync(join(stage.folder, folder));
    stage.stand();
    return stage;
  }

  // Two programs behave as for a reader who answers "yes", and has the packages at hand.
  private stand(): void {
    const up = `case "$1 $2" in "up "*) set -- "$@" --yes --skip-preview ;; "destroy "*|"refresh "*|"import "*|"state rename"|"state move") set -- "$@" --yes ;; esac`;
    this.script("pulumi", `${up}\nexec "${Stage.engine}" "$@" --non-interactive --color=never`);
    const modules = join(REPOSITORY, "node_modules");
    const npm = `PATH=$(printf %s "$PATH" | cut -d: -f2-)\nexec npm "$@"`;
    this.script("npm", `case "$1" in install|ci) ln -sfn "${modules}" node_modules; exit ;; esac\n${npm}`);
    const command = join(REPOSITORY, "dist/cli/main.js");
    this.script("npx", `[ "$1" = pulumi-zipwhip ] || exit 127; shift; exec node "${command}" "$@"`);
    writeFileSync(join(this.folder, "env"), "");
  }

  /** Puts a program before those of PATH. */
  script(name: string, body: string): void {
    const file = join(this.folder, "bin", name);
    writeFileSync(file, `#!/bin/sh\n${body}\n`);
    chmodSync(file, 0o755);
  }

  /** Where the engine is. */
  static get engine(): string {
    return findEngine()?.pulumi ?? "pulumi";
  }

  /** Runs a shell's block where the last one has ended, with the variables that it left. */
  shell(text: string, input = ""): Promise<void> {
    const [env, at] = ["env", "at"].map((name) => join(this.folder, name)) as [string, string];
    return this.bash(
      `. "${env}"; cd "$(cat "${at}" 2>/dev/null || pwd)"\n${text}\nexport -p > "${env}"; pwd > "${at}"\n`,
      input,
    );
  }

  /** Runs a script in the project, by itself. */
  async bash(script: string, input = "", more: NodeJS.ProcessEnv = {}): Promise<void> {
    // Not through a pipe: a script that ends before it is written would break it.
    const typed = join(this.folder, "typed");
    writeFileSync(typed, input);
    const stdin = openSync(typed, "r");
    const run = await execa("bash", ["-e", "-o", "pipefail", "-c", script], {
      cwd: this.project,
      env: { ...this.environment(), ...more },
      extendEnv: false,
      all: true,
      reject: false,
      stdin,
      timeout: 120_000,
    }).finally(() => closeSync(stdin));
    if (process.env.ENGINE_LOG) console.log(`${script}\n${run.all}`);
    this.output += `${run.all ?? ""}\n`;
    if (run.exitCode !== 0) throw new Error(`failed (${run.exitCode}):\n${script}\n${run.all}`);
  }

  /** Writes a file of the project. */
  write(name: string, text: string): void {
    writeFileSync(join(this.project, name), text);
  }

  /** A project as the first guide makes it. */
  async begin(program: string, session = this.line.session): Promise<void> {
    this.write("package.json", '{ "name": "hooks", "private": true, "main": "index.ts" }');
    this.write("Pulumi.yaml", "name: hooks\nruntime: nodejs\n");
    this.write("index.ts", program);
    const own = session === "" ? "" : `export ZIPWHIP_SESSION='${session}'`;
    await this.shell(`${own}\nnpm install\npulumi stack init dev`);
  }

  private environment(): NodeJS.ProcessEnv {
    const env = engineEnvironment({ backend: join(this.folder, "state"), passphrase: "docs-test" });
    for (const name of Object.keys(env)) if (/^(ZIPWHIP_|npm_|INIT_CWD)/.test(name)) delete env[name];
    return {
      ...env,
      PATH: [join(this.folder, "bin"), env.PATH].join(delimiter),
      ZIPWHIP_API_URL: this.emulator.url,
      // Types are checked by a test of their own, of all programs at once.
      PULUMI_NODEJS_TRANSPILE_ONLY: "true",
    };
  }

  async close(): Promise<void> {
    await this.emulator.close();
    rmSync(this.folder, { recursive: true, force: true });
  }
}
