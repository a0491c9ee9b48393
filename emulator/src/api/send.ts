import type { FastifyReply } from "fastify";
import { type Answer, firstHalf } from "./answer";

export function send(reply: FastifyReply, { status, headers, body }: Answer): FastifyReply {
  return reply.code(status).headers(headers).send(body);
}

/** Ends the connection without an answer. */
export function cutOff(reply: FastifyReply): void {
  reply.hijack();
  reply.raw.destroy();
}

/** Promises the whole answer, sends half of it, and ends the connection. */
export function half(reply: FastifyReply, answer: Answer): void {
  reply.hijack();
  reply.raw.writeHead(answer.status, { ...answer.headers, "content-length": answer.body.length });
  reply.raw.write(firstHalf(answer), () => reply.raw.destroy());
}
