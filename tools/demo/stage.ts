import { cpSync, mkdirSync, rmSync, writeFileSync } from "node:fs";
import { join, relative, resolve } from "node:path";
import { stripVTControlCharacters } from "node:util";
import execa from "execa";
import { type Emulator, type Line, startEmulator } from "zipwhip-emulator";
import { engineEnvironment } from "../lib/engine-environment.mjs";
import { command } from "./tell";

const REPOSITORY = resolve(__dirname, "../..");
const FOLDER = join(REPOSITORY, ".local", "demo");

/** What the story is played on: an emulator with a line, a copy of the quickstart, and the engine. */
export interface Stage {
  emulator: Emulator;
  line: Line;
  /** The program's file, a copy that the story edits. */
  program: string;
  /** Runs the engine and shows what it says. Throws where it fails. */
  pulumi(...args: string[]): Promise<string>;
  /** Leaves all for playing; answers the lines to type. */
  leave(): string[];
}

/** Sets the stage afresh. */
export async function setStage(): Promise<Stage> {
  rmSync(FOLDER, { recursive: true, force: true });
  const project = join(FOLDER, "quickstart");
  const state = join(FOLDER, "state");
  mkdirSync(state, { recursive: true });
  cpSync(join(REPOSITORY, "examples", "quickstart"), project, {
    recursive: true,
    filter: (path) => !/node_modules|Pulumi\.[^/\\]+\.yaml$/.test(path),
  });
  const emulator = await startEmulator({ port: 0 });
  const line = emulator.createLine();
  const settings = { ZIPWHIP_API_URL: emulator.url, ZIPWHIP_SESSION: line.session, PULUMI_STACK: "demo" };
  const env = engineEnvironment({ backend: state, extra: settings });
  return {
    emulator,
    line,
    program: join(project, "index.ts"),
    pulumi: (...args) => run(args, project, env),
    leave: () => leave(project, { ...settings, PULUMI_BACKEND_URL: env.PULUMI_BACKEND_URL ?? "" }),
  };
}

async function run(args: string[], cwd: string, env: NodeJS.ProcessEnv): Promise<string> {
  command(["pulumi", ...args]);
  const colour = process.stdout.isTTY ? "always" : "never";
  const quiet = args[0] === "stack" ? [] : ["--suppress-progress"];
  const engine = execa("pulumi", [...args, ...quiet, "--non-interactive", `--color=${colour}`], {
    cwd,
    env,
    extendEnv: false,
    stdin: "ignore",
    all: true,
  });
  engine.all?.pipe(process.stdout, { end: false });
  return stripVTControlCharacters((await engine).all ?? "");
}

// The session goes into a file and not onto the terminal, as it should with a real one.
function leave(project: string, settings: Record<string, string>): string[] {
  const file = join(FOLDER, "env");
  const lines = Object.entries(settings).map(([name, value]) => `export ${name}='${value}'\n`);
  writeFileSync(file, lines.join(""), { mode: 0o600 });
  return [
    `. ${relative(process.cwd(), file)}`,
    `cd ${relative(process.cwd(), project)}`,
    "npm run pulumi -- preview --refresh --diff",
    "npm run pulumi -- up --refresh",
    `curl "$ZIPWHIP_API_URL/webhook/list?session=$ZIPWHIP_SESSION"`,
    `curl "$ZIPWHIP_API_URL/emulator/requests"`,
    "npm run pulumi -- destroy",
  ];
}
