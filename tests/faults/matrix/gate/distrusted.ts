import { writeFileSync } from "node:fs";
import type { Socket } from "node:net";
import { join } from "node:path";
import { createServer } from "node:tls";
import { createAuthority } from "../../support/tls";
import { Connections, closeServer, listen } from "./forward";
import type { Gate } from "./gate";

/** Speaks TLS, and shows a certificate that has run out. */
export async function openDistrusted(target: number, folder: string): Promise<Gate> {
  const authority = createAuthority();
  const file = join(folder, "authority.pem");
  writeFileSync(file, authority.cert);
  const good = authority.issue();
  const bad = authority.issue({ expired: true });
  const connections = new Connections();
  let left = 0;
  let met = 0;
  const server = createServer(good, (socket) => connections.forward(socket, target));
  server.on("tlsClientError", () => undefined);
  server.on("connection", (socket: Socket) => {
    connections.add(socket);
    if (left === 0) return;
    met++;
    socket.on("close", () => {
      if (left > 0) left--;
      if (left === 0) server.setSecureContext(good);
    });
  });
  const port = await listen(server);
  return {
    url: `https://localhost:${port}`,
    env: { NODE_EXTRA_CA_CERTS: file },
    fail: async (times, keep) => {
      if (!keep) await connections.cut();
      server.setSecureContext(bad);
      left = times;
      met = 0;
    },
    mend: () => {
      left = 0;
      server.setSecureContext(good);
    },
    met: () => met,
    close: () => closeServer(server, connections),
  };
}
