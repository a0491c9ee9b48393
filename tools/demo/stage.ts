import { cpSync, mkdirSync, rmSync, writeFileSync } from "node:fs";
import { join, relative, resolve } from "node:path";
import { stripVTControlCharacters } from "node:util";
import execa from "execa";
import { type Emulator, type Line, startEmulator } from "zipwhip-emulator";
import { engineEnvironment } from "../lib/engine-environment.mjs";
import { command } from "./tell";

const REPOSITORY = resolve(__dirname, "../..");
// As deep as examples/quickstart, so that the copy's `npm run pulumi` finds the tools.
const PROJECT = join(REPOSITORY, ".local", "demo");
const FOLDER = join(REPOSITORY, ".local", "demo-state");

/** What the story is played on: an emulator with a line, a copy of the quickstart, and the engine. */
export interface Stage {
  emulator: Emulator;
  line: Line;
  /** The program's file, a copy that the story edits. */
  program: string;
  /** Runs the engine and shows what it says. Throws where it fails. */
  pulumi(...args: string[]): Promise<string>;
  /** What has to be done when the story is over. */
  atEnd: (() => void)[];
  /** Leaves all for playing; answers the lines to type. */
  leave(): string[];
}

/** Sets the stage afresh. */
export async function setStage(): Promise<Stage> {
  for (const folder of [PROJECT, FOLDER]) rmSync(folder, { recursive: true, force: true });
  mkdirSync(FOLDER, { recursive: true });
  cpSync(join(REPOSITORY, "examples", "quickstart"), PROJECT, {
    recursive: true,
    filter: (path) => !/node_modules|Pulumi\.[^/\\]+\.yaml$/.test(path),
  });
  const emulator = await startEmulator({ port: 0 });
  const line = emulator.createLine();
  const settings = { ZIPWHIP_API_URL: emulator.url, ZIPWHIP_SESSION: line.session, PULUMI_STACK: "demo" };
  const env = engineEnvironment({ backend: FOLDER, extra: settings });
  return {
    emulator,
    line,
    program: join(PROJECT, "index.ts"),
    atEnd: [],
    pulumi: (...args) => run(args, PROJECT, env),
    leave: () => leave({ ...settings, PULUMI_BACKEND_URL: env.PULUMI_BACKEND_URL ?? "" }, line.deviceId),
  };
}

async function run(args: string[], cwd: string, env: NodeJS.ProcessEnv): Promise<string> {
  command(["pulumi", ...args]);
  const colour = process.stdout.isTTY ? "always" : "never";
  const quiet = ["stack", "config"].includes(args[0] ?? "") ? [] : ["--suppress-progress"];
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
function leave(settings: Record<string, string>, deviceId: string): string[] {
  const file = join(FOLDER, "env");
  const lines = Object.entries(settings).map(([name, value]) => `export ${name}='${value}'\n`);
  writeFileSync(file, lines.join(""), { mode: 0o600 });
  return [
    `. ${relative(process.cwd(), file)}`,
    `cd ${relative(process.cwd(), PROJECT)}`,
    "npm run pulumi -- preview --refresh --diff",
    "npm run pulumi -- up --refresh",
    `curl "$ZIPWHIP_API_URL/webhook/list?session=$ZIPWHIP_SESSION"`,
    `curl "$ZIPWHIP_API_URL/emulator/requests"`,
    `curl -X POST "$ZIPWHIP_API_URL/emulator/lines/${deviceId}/messages" -d '{"body": "Hello!"}'`,
    "npm run pulumi -- destroy",
  ];
}
