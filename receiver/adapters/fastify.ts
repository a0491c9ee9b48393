import type { IncomingMessage } from "node:http";
import { type Answer, BodyProblem, type Incoming } from "../delivery";

/** What is used of a Fastify application; its types are the user's. */
interface Application {
  removeAllContentTypeParsers(): void;
  addContentTypeParser(
    type: string,
    options: { parseAs: "buffer"; bodyLimit: number },
    parser: (request: unknown, body: Buffer, done: (error: Error | null, body?: Buffer) => void) => void,
  ): unknown;
  all(path: string, handler: (request: Read, reply: Reply) => Promise<unknown>): unknown;
}

interface Read {
  raw: IncomingMessage;
  body: unknown;
}

interface Reply {
  code(status: number): Reply;
  headers(headers: Record<string, string>): Reply;
  send(body: string): unknown;
}

/** A plugin of its own scope: the parsers of the application around it stay as they are. */
export function fastifyPlugin(
  take: (incoming: Incoming) => Promise<Answer>,
  maxBytes: number,
): (app: Application) => Promise<void> {
  return async (app) => {
    app.removeAllContentTypeParsers();
    // A byte more than is taken, so that what is too long is answered as everywhere.
    app.addContentTypeParser("*", { parseAs: "buffer", bodyLimit: maxBytes + 1 }, (_request, body, done) =>
      done(null, body),
    );
    app.all("/*", async ({ raw, body }, reply) => {
      const { status, text, headers } = await take({
        method: raw.method ?? "",
        path: raw.url ?? "",
        header: (name) => raw.headers[name] as string | undefined,
        peer: raw.socket.remoteAddress,
        body: (limits) => {
          const bytes = Buffer.isBuffer(body) ? body : Buffer.alloc(0);
          if (bytes.length > limits.maxBytes) throw new BodyProblem(413, "too long");
          return bytes.toString();
        },
      });
      return reply
        .code(status)
        .headers({ ...headers, "content-type": "text/plain" })
        .send(text);
    });
  };
}
