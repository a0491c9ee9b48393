import { createServer, type IncomingMessage, type RequestListener, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import { createReceiver } from "pulumi-zipwhip/receiver";

export const SECRET = "0123456789abcdef0123456789abcdef";

/** What is compared: each answers a POST of a message, and counts it. */
export const SERVERS = {
  "bare node:http, JSON.parse": async (count: () => void): Promise<RequestListener> => bare(count),
  "pulumi-zipwhip/receiver": async (count: () => void): Promise<RequestListener> =>
    createReceiver({ token: SECRET }).on("receive", count).node,
  "octokit/webhooks": async (count: () => void): Promise<RequestListener> => {
    const { createNodeMiddleware, Webhooks } = await import("@octokit/webhooks");
    const webhooks = new Webhooks({ secret: SECRET });
    webhooks.on("push", count);
    const middleware = createNodeMiddleware(webhooks, { path: `/${SECRET}/receive` });
    return (request, response) => void middleware(request, response);
  },
};

export type ServerName = keyof typeof SERVERS;

function bare(count: () => void) {
  return (request: IncomingMessage, response: ServerResponse) => {
    const chunks: Buffer[] = [];
    request.on("data", (chunk) => chunks.push(chunk));
    request.on("end", () => {
      JSON.parse(Buffer.concat(chunks).toString());
      count();
      response.end();
    });
  };
}

// As a process of its own: what it does is not the load generator's.
if (require.main === module) {
  let handled = 0;
  void SERVERS[process.argv[2] as ServerName](() => handled++).then((listener) => {
    const server = createServer(listener);
    server.listen(0, "127.0.0.1", () => process.send?.((server.address() as AddressInfo).port));
  });
  process.on("message", () => {
    global.gc?.();
    process.send?.({ handled, heap: process.memoryUsage().heapUsed });
  });
  process.on("disconnect", () => process.exit(0));
}
