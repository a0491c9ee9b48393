import { type AddressInfo, connect, createServer, type Server, type Socket } from "node:net";
import { setTimeout as sleep } from "node:timers/promises";
import { createServer as createTlsServer, type Server as TlsServer } from "node:tls";
import { createAuthority } from "../support/tls";
import type { NetworkFault, Times } from "./cells";

/** Stands between a provider process and the emulator, and fails as a network does. */
export interface Gate {
  url: string;
  /** What the process needs in its environment to trust it. */
  env: Record<string, string>;
  /** From now on it fails; for all but "for good" it mends itself. */
  fail(times: Times): Promise<void>;
  mend(): Promise<void>;
  close(): Promise<void>;
}

/** @param caFile where a certificate authority may be written */
export function openGate(
  fault: NetworkFault,
  emulatorUrl: string,
  caFile: (pem: string) => string,
): Promise<Gate> {
  const port = Number(new URL(emulatorUrl).port);
  if (fault === "dns") return Promise.resolve(nowhere());
  return fault === "refused" ? refusing(port) : distrusted(port, caFile);
}

// A name that no server may ever know (RFC 2606).
function nowhere(): Gate {
  const nothing = () => Promise.resolve();
  return { url: "https://api.zipwhip.invalid", env: {}, fail: nothing, mend: nothing, close: nothing };
}

// How long nobody listens. A process tries at 0 ms, then some 125 to 250 ms after, then 250 to 500 ms after that.
const CLOSED_MS = { once: 60, twice: 300 };

async function refusing(target: number): Promise<Gate> {
  const sockets = new Set<Socket>();
  let server: Server | undefined;
  const start = async (port: number) => {
    server = createServer((socket) => forward(socket, target, sockets));
    await listen(server, port);
    return (server.address() as AddressInfo).port;
  };
  const stop = async () => {
    const closed = new Promise((resolve) => (server?.listening ? server.close(resolve) : resolve(undefined)));
    for (const socket of sockets) socket.destroy();
    await closed;
  };
  const port = await start(0);
  let timer: NodeJS.Timeout | undefined;
  const mend = async () => {
    clearTimeout(timer);
    if (!server?.listening) await start(port);
  };
  return {
    url: `http://127.0.0.1:${port}`,
    env: {},
    fail: async (times) => {
      await stop();
      // Until the process knows that its open connection is gone: the next request then needs a new one.
      await sleep(20);
      if (times !== "for good") timer = setTimeout(() => void mend(), CLOSED_MS[times]);
    },
    mend,
    close: stop,
  };
}

async function distrusted(target: number, caFile: (pem: string) => string): Promise<Gate> {
  const authority = createAuthority();
  const good = authority.issue();
  const bad = authority.issue({ expired: true });
  const sockets = new Set<Socket>();
  let left = 0;
  const server: TlsServer = createTlsServer(good, (socket) => forward(socket, target, sockets));
  const mend = async () => {
    left = 0;
    server.setSecureContext(good);
  };
  server.on("connection", (socket: Socket) => {
    sockets.add(socket);
    if (left === 0) return;
    socket.on("close", () => {
      left--;
      if (left === 0) server.setSecureContext(good);
    });
  });
  server.on("tlsClientError", () => undefined);
  await listen(server, 0);
  return {
    url: `https://localhost:${(server.address() as AddressInfo).port}`,
    env: { NODE_EXTRA_CA_CERTS: caFile(authority.cert) },
    fail: async (times) => {
      for (const socket of sockets) socket.destroy();
      await sleep(20);
      server.setSecureContext(bad);
      left = { once: 1, twice: 2, "for good": Number.POSITIVE_INFINITY }[times];
    },
    mend,
    close: () =>
      new Promise<void>((resolve) => {
        for (const socket of sockets) socket.destroy();
        server.close(() => resolve());
      }),
  };
}

function forward(near: Socket, target: number, sockets: Set<Socket>): void {
  const far = connect(target, "127.0.0.1");
  for (const [one, other] of [
    [near, far],
    [far, near],
  ] as const) {
    sockets.add(one);
    one.on("error", () => undefined);
    one.on("close", () => {
      sockets.delete(one);
      other.destroy();
    });
    one.pipe(other);
  }
}

function listen(server: Server, port: number): Promise<void> {
  return new Promise((resolve, reject) => {
    server.once("error", reject);
    server.listen(port, "127.0.0.1", resolve);
  });
}
