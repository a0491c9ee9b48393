import { createServer, type RequestListener } from "node:http";
import { createServer as createTlsServer } from "node:https";
import { type AddressInfo, connect, type Socket } from "node:net";

/** A proxy as companies have them: it opens tunnels, and remembers all that it could read. */
export interface TestProxy {
  url: string;
  /** What it was asked to connect to, and as whom. */
  tunnels: { to: string; authorization: string | undefined }[];
  /** Requests that came without a tunnel: none ever should. */
  clear: string[];
  /** All bytes that went through it, in either direction, as they came. */
  heard: Buffer[];
  close(): Promise<void>;
}

/**
 * @param answer the status with which it answers CONNECT; "hang": never
 * @param tls to be reached over TLS itself
 */
export async function startProxy({
  answer = 200,
  tls,
}: {
  answer?: number | "hang";
  tls?: { key: string; cert: string };
} = {}): Promise<TestProxy> {
  const seen: Pick<TestProxy, "tunnels" | "clear" | "heard"> = { tunnels: [], clear: [], heard: [] };
  const sockets = new Set<Socket>();
  const refuse: RequestListener = (request, response) => {
    seen.clear.push(`${request.method} ${request.url}`);
    response.writeHead(400).end();
  };
  const server = tls === undefined ? createServer(refuse) : createTlsServer(tls, refuse);
  server.on("connect", (request, client: Socket) => {
    const to = request.url ?? "";
    seen.tunnels.push({ to, authorization: request.headers["proxy-authorization"] });
    sockets.add(client);
    client.on("error", () => undefined);
    if (answer === "hang") return;
    if (answer !== 200) {
      const body = JSON.stringify({ success: true, response: [] });
      client.end(`HTTP/1.1 ${answer} No\r\nContent-Length: ${body.length}\r\n\r\n${body}`);
      return;
    }
    const [host = "", port] = to.split(":");
    const far = connect(Number(port), host, () => {
      client.write("HTTP/1.1 200 Connection established\r\n\r\n");
      client.pipe(far).pipe(client);
    });
    sockets.add(far);
    for (const end of [client, far]) end.on("data", (bytes: Buffer) => seen.heard.push(bytes));
    far.on("error", () => client.destroy());
    client.on("close", () => far.destroy());
  });
  server.on("tlsClientError", () => undefined);
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const { port } = server.address() as AddressInfo;
  return Object.assign(seen, {
    url: `${tls === undefined ? "http" : "https"}://localhost:${port}`,
    close: () =>
      new Promise<void>((resolve) => {
        for (const socket of sockets) socket.destroy();
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  });
}
