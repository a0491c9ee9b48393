import type { IncomingMessage, ServerResponse } from "node:http";
import { type Answer, BodyProblem, type Incoming } from "../delivery";
import { BodyParsedError } from "../errors";
import { readStream } from "./read-stream";

type Take = (incoming: Incoming) => Promise<Answer>;

/** A request that a framework may have read already. */
interface MaybeRead extends IncomingMessage {
  body?: unknown;
  rawBody?: unknown;
  /** Express: the path before its mounts were taken off. */
  originalUrl?: string;
}

/** For node:http, and all that is built on it. */
export function nodeListener(take: Take): (request: IncomingMessage, response: ServerResponse) => void {
  return (request, response) => {
    void take(incomingOf(request)).then((answer) => send(request, response, answer));
  };
}

/** A request of node:http as the receiver takes it. */
export function incomingOf(request: MaybeRead): Incoming {
  return {
    method: request.method ?? "",
    path: request.originalUrl ?? request.url ?? "",
    header: (name) => request.headers[name] as string | undefined,
    peer: request.socket.remoteAddress,
    body: (limits) => bodyOf(request, limits),
  };
}

function bodyOf(
  request: MaybeRead,
  limits: { maxBytes: number; timeoutMs: number },
): Promise<string> | string {
  const { rawBody, body } = request;
  for (const kept of [rawBody, body]) {
    if (typeof kept === "string" || kept instanceof Uint8Array) return within(kept, limits.maxBytes);
  }
  if (request.readableEnded || (body !== undefined && !leftAlone(request))) throw new BodyParsedError();
  return readStream(request, limits);
}

// The parsers of Express 4 leave an empty object where what comes is nothing of theirs.
function leftAlone({ readableDidRead, body }: MaybeRead): boolean {
  return !readableDidRead && typeof body === "object" && body !== null && Object.keys(body).length === 0;
}

function within(body: string | Uint8Array, maxBytes: number): string {
  if (Buffer.byteLength(body) > maxBytes) throw new BodyProblem(413, "too long");
  return typeof body === "string" ? body : Buffer.from(body.buffer, body.byteOffset, body.length).toString();
}

function send(request: IncomingMessage, response: ServerResponse, { status, text, headers }: Answer): void {
  if (response.headersSent || response.destroyed) return;
  response.statusCode = status;
  for (const name in headers) response.setHeader(name, headers[name] as string);
  if (text !== "") response.setHeader("content-type", "text/plain");
  if (request.complete) {
    response.end(text);
    return;
  }
  // What was not read to its end would have to be: better to part.
  response.setHeader("connection", "close");
  response.end(text, () => request.destroy());
}
