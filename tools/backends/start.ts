import { createServer } from "node:net";
import { setTimeout as sleep } from "node:timers/promises";

/** For a server whose words nobody reads: in a pipe they would stop it as soon as that is full. */
export const UNHEARD = { reject: false, stdio: "ignore" } as const;

/** A port of this machine that was free just now. */
export async function freePort(): Promise<number> {
  const server = createServer();
  await new Promise<void>((done) => server.listen(0, "127.0.0.1", done));
  const { port } = server.address() as { port: number };
  await new Promise((done) => server.close(done));
  return port;
}

/** Waits until a server is ready, at most a minute. */
export async function until(ready: () => Promise<boolean>): Promise<void> {
  for (let attempt = 0; attempt < 300; attempt++) {
    if (await ready().catch(() => false)) return;
    await sleep(200);
  }
  throw new Error("the server did not come up within a minute");
}
