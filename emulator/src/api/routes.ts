import formbody from "@fastify/formbody";
import type { FastifyInstance, FastifyReply, FastifyRequest } from "fastify";
import { redact } from "pulumi-zipwhip/api";
import { ENDPOINTS } from "../faults/fault";
import type { Ending } from "../faults/play";
import type { RequestEntry } from "../requests/entry";
import { enter } from "../requests/log";
import { maskParameters } from "../requests/mask";
import { type FormBody, type OtherBody, receivedParameters } from "../requests/parameters";
import { lineByNumber, lineOfSession } from "../state/lines";
import type { World } from "../world";
import { json, refused } from "./answer";
import { respond } from "./respond";
import { cutOff, half, send } from "./send";

/** The API itself: every path that is not the control API's. */
export async function apiRoutes(app: FastifyInstance, world: World): Promise<void> {
  const arrived = new WeakMap<FastifyRequest, RequestEntry>();

  app.removeAllContentTypeParsers();
  await app.register(formbody, {
    parser: (text) => ({ form: Object.fromEntries(new URLSearchParams(text)) }),
  });
  app.addContentTypeParser("*", { parseAs: "string" }, (request, text, done) => {
    const body: OtherBody = { contentType: request.headers["content-type"] ?? "", text: String(text) };
    done(null, body);
  });

  // Logged on arrival, so that a request that is never answered is in the log too.
  app.addHook("onRequest", async (request, reply) => {
    const entry = enter(world.log, request.method, redact(split(request.url).path), world.now());
    arrived.set(request, entry);
    reply.raw.once("close", () => {
      if (!reply.raw.writableFinished) entry.status = "cut";
    });
  });
  app.addHook("onSend", async (request, reply) => {
    const entry = arrived.get(request);
    if (entry?.status === 0) entry.status = reply.statusCode;
  });
  app.setErrorHandler((error, _request, reply) => {
    const { statusCode = 500 } = error as { statusCode?: number };
    send(reply, json(statusCode, { success: false, response: null }));
  });

  const handle = async (request: FastifyRequest, reply: FastifyReply) => {
    const entry = arrived.get(request);
    if (!entry) throw new Error("a request that did not arrive");
    const { path, query } = split(request.url);
    const body = request.body as FormBody | OtherBody | undefined;
    const { parameters, transport } = receivedParameters(query, body, world.choices.jsonBodies);
    const line = lineOfParameters(world, parameters);
    const masked = maskParameters(world.state, parameters, line);
    Object.assign(entry, { parameters: masked, transport, ...(line !== undefined && { line }) });

    const endpoint = ENDPOINTS.find((one) => path === `/${one}`);
    if (!endpoint) return send(reply, refused(world.choices, "unknownPath"));
    end(reply, entry, await respond(world, { endpoint, verb: request.method, parameters, line }));
    return reply;
  };
  app.all("/*", handle);
  app.setNotFoundHandler(handle);
}

function end(reply: FastifyReply, entry: RequestEntry, ending: Ending): void {
  if (ending.end === "answer") {
    send(reply, ending.answer);
  } else if (ending.end === "hang") {
    reply.hijack();
  } else {
    entry.status = "cut";
    if (ending.end === "half") half(reply, ending.answer);
    else cutOff(reply);
  }
}

function lineOfParameters(world: World, parameters: Record<string, string>): string | undefined {
  const { session, username } = parameters;
  if (session !== undefined) return lineOfSession(world.state, session);
  return username === undefined ? undefined : lineByNumber(world.state, username)?.deviceId;
}

function split(url: string): { path: string; query: string } {
  const at = url.indexOf("?");
  return at < 0 ? { path: url, query: "" } : { path: url.slice(0, at), query: url.slice(at + 1) };
}
