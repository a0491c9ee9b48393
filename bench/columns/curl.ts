import { cpSync, writeFileSync } from "node:fs";
import { join, resolve } from "node:path";
import execa from "execa";
import { type Column, type Deployment, type Operation, oneLine, type Place } from "./column";
import { declaredHooks } from "./declared";
import { timed } from "./timed";

const SCRIPTS = resolve(__dirname, "../projects/curl");

// A second loop would install everything a second time, and a preview is what a loop cannot give.
const RUNS: Partial<Record<Operation, string>> = {
  up: "up.sh",
  refresh: "refresh.sh",
  destroy: "destroy.sh",
};

export const curl: Column = {
  id: "curl",
  title: "curl in a loop",
  says: "the bare requests, one after the other, with no state and no engine: nothing is compared, nothing is safe",
  installs: true,
  lines: oneLine,
  missing: () =>
    execa.sync("curl", ["--version"], { reject: false }).failed ? "there is no `curl` on PATH" : undefined,
  deploy,
};

async function deploy({ folder: cwd, hooks, service, sessions }: Place): Promise<Deployment> {
  cpSync(SCRIPTS, cwd, { recursive: true });
  const lines = declaredHooks(hooks).map(({ event, url }) => `${event} ${url}\n`);
  writeFileSync(join(cwd, "hooks.txt"), lines.join(""));
  const env = { ...process.env, ZIPWHIP_API_URL: service.url, ZIPWHIP_SESSION: sessions[0] };
  return {
    run: async (operation) => {
      const script = RUNS[operation];
      return script === undefined ? undefined : timed("sh", [script], { cwd, env });
    },
    stateBytes: () => undefined,
  };
}
