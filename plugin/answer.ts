import type { handleServerStreamingCall, handleUnaryCall } from "@grpc/grpc-js";
import { clean } from "../provider/clean";
import type { Instance } from "./instance";
import { Request } from "./request";
import { statusOf } from "./status";

/** What one RPC does, on the request's message. */
export type Handler<Q, A> = (message: Q, request: Request) => A | Promise<A>;

/** What an RPC does that answers message by message. */
export type StreamHandler<Q, A> = (message: Q, request: Request) => AsyncIterable<A>;

/** Answers in any case: a handler that only throws would leave the engine waiting for ever. */
export function answering<Q, A>(instance: Instance, handle: Handler<Q, A>): handleUnaryCall<Q, A> {
  return (call, callback) => {
    const request = new Request(instance);
    const act = async () => handle(call.request, request);
    instance.log.about(urnOf(call.request), act).then(
      (answer) => callback(null, answer),
      (error) => callback(failure(error, request)),
    );
  };
}

/** As `answering`, for an RPC that answers message by message. */
export function streaming<Q, A>(
  instance: Instance,
  handle: StreamHandler<Q, A>,
): handleServerStreamingCall<Q, A> {
  return (call) => {
    const request = new Request(instance);
    const act = async () => {
      for await (const message of handle(call.request, request)) {
        if (call.cancelled) return;
        call.write(message);
      }
    };
    instance.log.about("", act).then(
      () => call.end(),
      (error) => call.emit("error", failure(error, request)),
    );
  };
}

function failure(error: unknown, request: Request): ReturnType<typeof statusOf> {
  try {
    return statusOf(error, request.secrets, (state) => request.closeState(state));
  } catch (another) {
    return { code: 2, details: clean(another, request.secrets) };
  }
}

function urnOf(message: unknown): string {
  const { getUrn } = Object(message) as { getUrn?: () => string };
  return getUrn?.call(message) ?? "";
}
