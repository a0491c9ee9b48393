import { type AddressInfo, connect, createServer, type Socket } from "node:net";
import type { Traffic } from "./store";

/** A way to a server of this machine on which everything is counted. */
export class Wire {
  private traffic: Traffic = { bytes: 0, trips: 0 };
  private readonly open = new Set<Socket>();

  private constructor(private readonly server: ReturnType<typeof createServer>) {}

  /** @param to the port of the server */
  static async to(to: number): Promise<Wire> {
    const server = createServer();
    const wire = new Wire(server);
    server.on("connection", (near) => wire.pass(near, connect(to, "127.0.0.1")));
    await new Promise<void>((done) => server.listen(0, "127.0.0.1", done));
    return wire;
  }

  get port(): number {
    return (this.server.address() as AddressInfo).port;
  }

  /** Counts from nothing again. */
  spent(): Traffic {
    const { traffic } = this;
    this.traffic = { bytes: 0, trips: 0 };
    return traffic;
  }

  stop(): void {
    this.server.close();
    for (const socket of this.open) socket.destroy();
  }

  private pass(near: Socket, far: Socket): void {
    let asked = false;
    near.on("data", (chunk) => {
      this.traffic.bytes += chunk.length;
      if (!asked) this.traffic.trips++;
      asked = true;
    });
    far.on("data", (chunk) => {
      this.traffic.bytes += chunk.length;
      asked = false;
    });
    for (const [one, other] of [
      [near, far],
      [far, near],
    ] as const) {
      one.setNoDelay(true);
      this.open.add(one);
      one.on("error", () => other.destroy());
      one.on("close", () => {
        this.open.delete(one);
        other.destroy();
      });
      one.pipe(other);
    }
  }
}
