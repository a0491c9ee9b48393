import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import execa from "execa";
import { freePort, UNHEARD, until } from "../../../tools/backends/start";

/** A Redis server that keeps its data over a kill. */
export interface Redis {
  url: string;
  /** What redis-cli says to a command. */
  ask(...command: string[]): Promise<string>;
  /** Ends it at once, and starts it again over the same data. */
  killAndStart(): Promise<void>;
  stop(): Promise<void>;
}

/** `undefined` where Redis is not installed. */
export async function startRedis(): Promise<Redis | undefined> {
  if ((await execa("redis-server", ["--version"], { reject: false })).exitCode !== 0) return undefined;
  const folder = mkdtempSync(join(tmpdir(), "zipwhip-redis-"));
  const port = String(await freePort());
  const args = ["--port", port, "--bind", "127.0.0.1", "--dir", folder, "--save", ""];
  const start = () =>
    execa("redis-server", [...args, "--appendonly", "yes", "--appendfsync", "always"], UNHEARD);
  const ask = async (...command: string[]) =>
    (await execa("redis-cli", ["-p", port, ...command], { reject: false })).stdout;
  const up = () => until("Redis answers", async () => (await ask("PING")) === "PONG");
  let server = start();
  await up();
  const kill = async () => {
    server.kill("SIGKILL");
    await server;
  };
  return {
    url: `redis://127.0.0.1:${port}`,
    ask,
    killAndStart: async () => {
      await kill();
      server = start();
      await up();
    },
    stop: async () => {
      await kill();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}
