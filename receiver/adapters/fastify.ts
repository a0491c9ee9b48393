import type { IncomingMessage, ServerResponse } from "node:http";
import { Readable } from "node:stream";
import type { Answer, Incoming } from "../delivery";
import { incomingOf } from "./node";
import { readStream } from "./read-stream";

/** What is used of a Fastify application; its types are the user's. */
interface Application {
  removeAllContentTypeParsers(): void;
  addContentTypeParser(
    type: string,
    parser: (request: unknown, body: IncomingMessage, done: (error: null, body: unknown) => void) => void,
  ): unknown;
  all(path: string, handler: (request: Read, reply: Reply) => Promise<unknown>): unknown;
}

interface Read {
  raw: IncomingMessage;
  body: unknown;
}

interface Reply {
  raw: ServerResponse;
  code(status: number): Reply;
  headers(headers: Record<string, string>): Reply;
  send(body: string): unknown;
}

/** A plugin of its own scope: the parsers of the application around it stay as they are. */
export function fastifyPlugin(
  take: (incoming: Incoming) => Promise<Answer>,
): (app: Application) => Promise<void> {
  return async (app) => {
    app.removeAllContentTypeParsers();
    // Left unread: Fastify knows no limit of time, and its limit of length is the application's.
    app.addContentTypeParser("*", (_request, body, done) => done(null, body));
    app.all("/*", async ({ raw, body }, reply) => {
      const { status, text, headers } = await take({
        ...incomingOf(raw),
        body: (limits) => (body instanceof Readable ? readStream(body, limits) : ""),
      });
      const parting: Record<string, string> = raw.complete ? {} : { connection: "close" };
      // What was not read to its end would have to be: better to part.
      if (!raw.complete) reply.raw.once("finish", () => raw.destroy());
      return reply
        .code(status)
        .headers({ ...headers, ...parting, "content-type": "text/plain" })
        .send(text);
    });
  };
}
