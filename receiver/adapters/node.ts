import type { IncomingMessage, ServerResponse } from "node:http";
import { type Answer, BodyProblem, type Incoming } from "../delivery";
import { BodyParsedError } from "../errors";

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

function incomingOf(request: MaybeRead): Incoming {
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
    if (typeof kept === "string" || Buffer.isBuffer(kept)) return within(kept, limits.maxBytes);
  }
  if (body !== undefined || request.readableEnded) throw new BodyParsedError();
  return read(request, limits);
}

function within(body: string | Buffer, maxBytes: number): string {
  if (Buffer.byteLength(body) > maxBytes) throw new BodyProblem(413, "too long");
  return body.toString();
}

// With events, since a loop over the stream costs a third of the whole.
function read(request: IncomingMessage, { maxBytes, timeoutMs }: { maxBytes: number; timeoutMs: number }) {
  return new Promise<string>((done, fail) => {
    const chunks: Buffer[] = [];
    let length = 0;
    let settled = false;
    const timer = setTimeout(() => give(408, "the body took too long"), timeoutMs);
    const give = (status: BodyProblem["status"], message: string) => {
      // Every request closes: an error with its stack for each would cost a tenth of the whole.
      if (settled) return;
      settled = true;
      clearTimeout(timer);
      fail(new BodyProblem(status, message));
    };
    const cut = () => give(400, "the body was cut off");
    request.on("data", (chunk: Buffer) => {
      length += chunk.length;
      if (length <= maxBytes) return chunks.push(chunk);
      chunks.length = 0;
      give(413, "too long");
    });
    request.on("end", () => {
      settled = true;
      clearTimeout(timer);
      done((chunks.length === 1 ? (chunks[0] as Buffer) : Buffer.concat(chunks)).toString());
    });
    request.on("error", cut);
    request.on("close", cut);
  });
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
