import type { IncomingMessage, ServerResponse } from "node:http";
import { EVENTS, type HookEvent } from "../zipwhip/hook";
import { fastifyPlugin } from "./adapters/fastify";
import { fetchHandler } from "./adapters/fetch";
import { lambdaHandler } from "./adapters/lambda";
import { nodeListener } from "./adapters/node";
import type { Handler } from "./delivery";
import { handle, type Receiving } from "./handle";
import { type Hooks, hooksOf } from "./hooks";
import { checkOptions, ReceiverOptionError, type ReceiverOptions } from "./options";
import { seenInMemory } from "./seen";
import { sourceCheck } from "./sources";

/** Takes what the service delivers to hooks. */
export interface Receiver {
  /**
   * Handles an event: each has a path of its own, since a delivery does not name its event. The delivery is answered when
   * the handler has ended; what it throws, or a time-out, has the service deliver again.
   *
   * @throws ReceiverOptionError where there is no such event, or it is handled already
   */
  on<Event extends HookEvent>(event: Event, handler: Handler<Event>): Receiver;
  /**
   * The hooks that have to be declared: exactly the events that are handled. With a token the URLs are secret: in a Pulumi
   * program write `pulumi.secret(receiver.hooks(…))`.
   *
   * @param baseUrl where this receiver is reached from outside, for example `https://hooks.example.com/zipwhip`
   * @throws ReceiverOptionError
   */
  hooks(baseUrl: string): Hooks;
  /** For `http.createServer`, and as a middleware of Express, ahead of its body parsers. */
  node(request: IncomingMessage, response: ServerResponse): void;
  /** For Hono and whatever else speaks fetch. `peer`: who has connected, where `sources` are given. */
  fetch(request: Request, peer?: string): Promise<Response>;
  /** A plugin for Fastify: `app.register(receiver.fastify, { prefix: "/zipwhip" })`. */
  fastify: ReturnType<typeof fastifyPlugin>;
  /** For AWS Lambda behind an API Gateway (both payload versions) or a function URL. */
  lambda: ReturnType<typeof lambdaHandler>;
}

/**
 * Makes a receiver.
 *
 * @example
 * const receiver = createReceiver({ token: process.env.HOOK_TOKEN }).on("receive", async (message) => {
 *   console.log(message.id, message.body);
 * });
 * http.createServer(receiver.node).listen(8080);
 *
 * @throws ReceiverOptionError
 */
export function createReceiver(options: ReceiverOptions = {}): Receiver {
  checkOptions(options);
  const { token, maxBytes = 262_144, bodyTimeoutMs = 10_000, handlerTimeoutMs = 10_000 } = options;
  const receiving: Receiving = {
    token,
    handlers: new Map(),
    mayCome: sourceCheck(options.sources, options.trustedProxies ?? []),
    maxBytes,
    bodyTimeoutMs,
    handlerTimeoutMs,
    seen: options.seen ?? seenInMemory(),
    onError: options.onError ?? ((error) => console.error(`zipwhip receiver: ${error.message}`)),
    underWay: new Map(),
  };
  const take = (incoming: Parameters<typeof handle>[0]) => handle(incoming, receiving);
  const receiver: Receiver = {
    on(event, handler) {
      if (!EVENTS.includes(event)) {
        throw new ReceiverOptionError(
          `there is no event ${JSON.stringify(event)}: it is one of ${EVENTS.join(", ")}`,
        );
      }
      if (receiving.handlers.has(event)) throw new ReceiverOptionError(`${event} has a handler already`);
      if (typeof handler !== "function")
        throw new ReceiverOptionError(`${event}: its handler is no function`);
      receiving.handlers.set(event, handler as (payload: unknown) => unknown);
      return receiver;
    },
    hooks: (baseUrl) => hooksOf(baseUrl, token, receiving.handlers.keys()),
    node: nodeListener(take),
    fetch: fetchHandler(take),
    fastify: fastifyPlugin(take),
    lambda: lambdaHandler(take),
  };
  return receiver;
}
