import { type AddressInfo, connect, type Server, type Socket } from "node:net";
import { setTimeout as sleep } from "node:timers/promises";

/** Both ends of each connection that goes through a gate. */
export class Connections {
  private readonly sockets = new Set<Socket>();

  add(socket: Socket): void {
    this.sockets.add(socket);
    socket.on("error", () => undefined);
    socket.on("close", () => this.sockets.delete(socket));
  }

  /** Hands all that comes from one end to a local port, and back. When one end goes, so does the other. */
  forward(near: Socket, port: number): void {
    const far = connect(port, "127.0.0.1");
    for (const [one, other] of [
      [near, far],
      [far, near],
    ] as const) {
      this.add(one);
      one.on("close", () => other.destroy());
      one.pipe(other);
    }
  }

  /** Ends all. */
  async cut(): Promise<void> {
    for (const socket of this.sockets) socket.destroy();
    // Until the other process has noticed: its next request then needs a new connection.
    await sleep(20);
  }
}

/** Listens on a free port of 127.0.0.1, and answers which. */
export function listen(server: Server): Promise<number> {
  return new Promise((resolve, reject) => {
    server.once("error", reject);
    server.listen(0, "127.0.0.1", () => resolve((server.address() as AddressInfo).port));
  });
}

export async function closeServer(server: Server, connections: Connections): Promise<void> {
  const closed = new Promise((resolve) => server.close(resolve));
  await connections.cut();
  await closed;
}
