import { createServer, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";

export interface RawRequest {
  method: string;
  path: string;
  query: string;
  headers: Record<string, string | string[] | undefined>;
  body: string;
}

/** An HTTP server that does what the test says, and remembers what came. */
export interface RawServer {
  readonly url: string;
  /** In order of arrival, each with its whole body. */
  readonly requests: RawRequest[];
  /** How many connections were opened. */
  readonly connections: number;
  close(): Promise<void>;
}

export async function startRawServer(
  answer: (request: RawRequest, response: ServerResponse) => void,
): Promise<RawServer> {
  const requests: RawRequest[] = [];
  let connections = 0;
  const server = createServer(async (incoming, response) => {
    const parts: Buffer[] = [];
    for await (const part of incoming) parts.push(part);
    const [path = "", query = ""] = (incoming.url ?? "").split("?");
    const { method = "", headers } = incoming;
    const request = { method, path, query, headers, body: Buffer.concat(parts).toString() };
    requests.push(request);
    answer(request, response);
  });
  server.on("connection", () => {
    connections++;
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    requests,
    get connections() {
      return connections;
    },
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}

/** Answers as the service does where it says yes. */
export function sayYes(response: ServerResponse, content: unknown): void {
  sayJson(response, 200, { success: true, response: content });
}

export function sayJson(
  response: ServerResponse,
  status: number,
  body: unknown,
  headers: Record<string, string> = {},
): void {
  response.writeHead(status, { "content-type": "application/json", ...headers }).end(JSON.stringify(body));
}
