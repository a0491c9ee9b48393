import { readFileSync, writeFileSync } from "node:fs";
import { createServer } from "node:net";
import { join } from "node:path";
import { Connections, closeServer, listen } from "./forward";
import type { Gate } from "./gate";

const PRELOAD = join(__dirname, "lookups.cjs");

/** The process asks for the host by name, and the lookup fails, or leads to where nobody listens. */
export async function openLookups(fault: "dns" | "refused", target: number, folder: string): Promise<Gate> {
  const file = join(folder, `${fault}.json`);
  const write = (left: number, met: number) => writeFileSync(file, JSON.stringify({ fault, left, met }));
  const met = () => (JSON.parse(readFileSync(file, "utf8")) as { met: number }).met;
  const connections = new Connections();
  const server = createServer((socket) => connections.forward(socket, target));
  const port = await listen(server);
  write(0, 0);
  return {
    url: `http://localhost:${port}`,
    env: { NODE_OPTIONS: `--require "${PRELOAD.replaceAll("\\", "\\\\")}"`, LOOKUPS_FILE: file },
    fail: async (times, keep) => {
      if (!keep) await connections.cut();
      write(times, 0);
    },
    mend: () => write(0, met()),
    met,
    close: () => closeServer(server, connections),
  };
}
