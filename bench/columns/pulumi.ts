import { cpSync, existsSync, mkdirSync, readFileSync, symlinkSync, writeFileSync } from "node:fs";
import { join, resolve } from "node:path";
import { engineEnvironment } from "../../tools/lib/engine-environment.mjs";
import { watchProvider } from "../measure/peak-memory";
import type { Column, Deployment, Operation, Place } from "./column";
import { declaredHooks } from "./declared";
import { timed } from "./timed";

const PROJECTS = resolve(__dirname, "../projects");
const MODULES = resolve(__dirname, "../../node_modules");
const PULUMI = process.platform === "win32" ? "pulumi.exe" : "pulumi";
const STACK = "bench";

const COMMANDS: Record<Operation, string[]> = {
  up: ["up", "--yes", "--skip-preview"],
  "up again": ["up", "--yes", "--skip-preview"],
  preview: ["preview"],
  refresh: ["refresh", "--yes", "--skip-preview"],
  destroy: ["destroy", "--yes", "--skip-preview"],
};

/** A column that the real engine runs, over a file backend: the project of that name, started as a user's is. */
export function pulumiColumn(
  project: string,
  about: Pick<Column, "title" | "says" | "installs" | "lines">,
): Column {
  return { id: project, ...about, missing: () => undefined, deploy: (place) => deploy(project, place) };
}

async function deploy(project: string, place: Place): Promise<Deployment> {
  const cwd = join(place.folder, project);
  const backend = join(place.folder, "state");
  mkdirSync(backend);
  cpSync(join(PROJECTS, project), cwd, { recursive: true });
  writeFileSync(join(place.folder, "hooks.json"), JSON.stringify(declaredHooks(place.hooks)));
  symlinkSync(MODULES, join(cwd, "node_modules"), "dir");
  const env = environmentOf(place, place.store?.url ?? backend);
  await timed(PULUMI, ["stack", "init", STACK, "--non-interactive"], { cwd, env });
  return {
    run: (operation) =>
      timed(
        PULUMI,
        [...COMMANDS[operation], "--non-interactive", "--color=never"],
        { cwd, env },
        watchProvider,
      ),
    stateBytes: () => hookBytes(join(backend, ".pulumi", "stacks", `bench-${project}`, `${STACK}.json`)),
  };
}

function environmentOf({ service, sessions, store }: Place, backend: string): NodeJS.ProcessEnv {
  const env = engineEnvironment({ backend, passphrase: "bench" });
  for (const name of Object.keys(env)) if (name.startsWith("ZIPWHIP_")) delete env[name];
  const [session = ""] = sessions;
  return {
    ...env,
    ...store?.env,
    PULUMI_STACK: STACK,
    ZIPWHIP_API_URL: service.url,
    ZIPWHIP_SESSION: session,
    BENCH_SESSIONS: sessions.join(" "),
  };
}

// The file is JSON without blanks: what a resource is alone, it is in the file.
function hookBytes(file: string): number | undefined {
  if (!existsSync(file)) return undefined;
  const { checkpoint } = JSON.parse(readFileSync(file, "utf8"));
  const resources: { type: string }[] = checkpoint.latest?.resources ?? [];
  const hooks = resources.filter(({ type }) => /^(pulumi-nodejs:dynamic|zipwhip:)/.test(type));
  return hooks.reduce((sum, resource) => sum + Buffer.byteLength(JSON.stringify(resource)) + 1, 0);
}
