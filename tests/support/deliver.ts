import { createServer, type RequestListener } from "node:http";
import type { AddressInfo } from "node:net";

/** A server that tests deliver to. */
export interface Target {
  url: string;
  port: number;
  close(): Promise<void>;
}

/** Serves on a free port of this machine. */
export async function serve(listener: RequestListener): Promise<Target> {
  const server = createServer(listener);
  await new Promise<void>((done) => server.listen(0, "127.0.0.1", done));
  const { port } = server.address() as AddressInfo;
  return {
    port,
    url: `http://127.0.0.1:${port}`,
    close: () =>
      new Promise((done) => {
        server.close(() => done());
        server.closeAllConnections();
      }),
  };
}

/** Delivers a body as the service does. Answers status and text. */
export async function deliver(
  url: string,
  body: string | Uint8Array<ArrayBuffer>,
  { method = "POST", headers = {} }: { method?: string; headers?: Record<string, string> } = {},
): Promise<{ status: number; text: string }> {
  const response = await fetch(url, {
    method,
    body,
    headers: { "content-type": "application/json; charset=UTF-8", ...headers },
  });
  return { status: response.status, text: await response.text() };
}
