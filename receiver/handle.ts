import type { HookEvent } from "../zipwhip/hook";
import { type Message, type OptOut, PayloadError, readMessage, readOptOut } from "../zipwhip/payload";
import { type Answer, BodyProblem, deliveryKey, type Incoming } from "./delivery";
import { BadDeliveryError, BodyParsedError, HandlerError, StoreError } from "./errors";
import { eventOf } from "./route";
import type { Seen } from "./seen";
import type { SourceCheck } from "./sources";
import { type OnError, tell } from "./tell";

/** What a receiver works with. */
export interface Receiving {
  token: string | undefined;
  handlers: Map<HookEvent, (payload: Message | OptOut) => unknown>;
  mayCome: SourceCheck;
  maxBytes: number;
  bodyTimeoutMs: number;
  handlerTimeoutMs: number;
  seen: Seen;
  onError: OnError;
  /** What is being handled, by its key. */
  underWay: Map<string, Promise<void>>;
}

const DONE: Answer = { status: 200, text: "" };
const JSON_TYPE = /^application\/(?:[\w.+-]+\+)?json\s*(?:;|$)/i;

/** Takes one request from beginning to end. Never throws. */
export async function handle(incoming: Incoming, receiving: Receiving): Promise<Answer> {
  let event: HookEvent | undefined;
  try {
    const [path = ""] = incoming.path.split("?", 1);
    if (!receiving.mayCome(incoming.peer, incoming.header("x-forwarded-for")))
      return answer(403, "not from here");
    event = eventOf(path, receiving.token, receiving.handlers.keys());
    if (event === undefined) return answer(404, "nothing here");
    const refused = refusal(incoming, receiving.maxBytes);
    if (refused !== undefined) return refused;
    const body = await incoming.body({ maxBytes: receiving.maxBytes, timeoutMs: receiving.bodyTimeoutMs });
    const payload = event === "change" ? readOptOut(body) : readMessage(body);
    return await handleOnce(event, payload, receiving);
  } catch (error) {
    return failed(error, event, receiving);
  }
}

/** By its head alone. @throws BodyProblem where a body is announced that is too long: of that the user is told. */
function refusal({ method, header }: Incoming, maxBytes: number): Answer | undefined {
  if (method !== "POST" && method !== "PUT") {
    return { ...answer(405, "POST or PUT"), headers: { allow: "POST, PUT" } };
  }
  const type = header("content-type");
  // Its own page names a type; a request without one is read as what it is sent as.
  if (type !== undefined && type !== "" && !JSON_TYPE.test(type)) return answer(415, "application/json");
  const coding = header("content-encoding");
  if (coding !== undefined && coding.toLowerCase() !== "identity") return answer(415, "without an encoding");
  if (Number(header("content-length")) > maxBytes) throw new BodyProblem(413, "too long");
  return undefined;
}

async function handleOnce(
  event: HookEvent,
  payload: Message | OptOut,
  receiving: Receiving,
): Promise<Answer> {
  const key = deliveryKey(event, payload);
  const work = receiving.underWay.get(key) ?? begin(event, key, payload, receiving);
  if (work === undefined) return DONE;
  return (await endsInTime(work, receiving.handlerTimeoutMs)) ? DONE : late(event, work, receiving);
}

/**
 * Asks the store, and calls the handler; `undefined` where all is done already. From the question on it is under way:
 * another of the same that asked for itself could be told of a time before this one was noted. If the handler goes on after
 * its time is over and ends well after all, the next delivery finds it done.
 */
function begin(
  event: HookEvent,
  key: string,
  payload: Message | OptOut,
  { handlers, seen, underWay, handlerTimeoutMs }: Receiving,
): Promise<void> | undefined {
  const failure = (cause: unknown) =>
    new HandlerError(`the handler of ${event} failed; the service will deliver again`, { cause });
  const note = () => ask(() => seen.add(key));
  const unlessKnown = (known: boolean) => {
    if (known) return undefined;
    const begun = attempt(() => handlers.get(event)?.(payload), failure);
    return isPromise(begun) ? begun.then(note) : note();
  };
  const known = ask(() => seen.has(key));
  const noted = isPromise(known) ? inTime(known, handlerTimeoutMs).then(unlessKnown) : unlessKnown(known);
  if (!isPromise(noted)) return undefined;
  const work = noted.then(() => undefined);
  underWay.set(key, work);
  const end = () => underWay.delete(key);
  work.then(end, end);
  return work;
}

/** What a store says; one that says nothing must not hold up all later deliveries of the same. */
async function inTime(known: Promise<boolean>, ms: number): Promise<boolean> {
  if (await endsInTime(known, ms)) return known;
  return ask(() => {
    throw new Error(`no answer within ${ms} ms`);
  });
}

function ask<T>(store: () => T): T {
  return attempt(
    store,
    (cause) =>
      new StoreError("the store of what was handled cannot be asked; the service will deliver again", {
        cause,
      }),
  );
}

/** Calls it; what it throws, now or later, becomes the failure. */
function attempt<T>(call: () => T, failure: (cause: unknown) => Error): T {
  const fail = (cause: unknown) => {
    throw failure(cause);
  };
  try {
    const answered = call();
    // Of what only has a `then`, nobody knows what that gives back.
    return isPromise(answered) ? (Promise.resolve(answered).then(undefined, fail) as T) : answered;
  } catch (cause) {
    return fail(cause);
  }
}

function isPromise<T>(value: T | Promise<T>): value is Promise<T> {
  return typeof (value as { then?: unknown } | undefined | null)?.then === "function";
}

async function endsInTime(work: Promise<unknown>, ms: number): Promise<boolean> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<false>((done) => {
    timer = setTimeout(done, ms, false);
  });
  try {
    return await Promise.race([work.then(() => true), late]);
  } finally {
    clearTimeout(timer);
  }
}

function late(event: HookEvent, work: Promise<void>, { handlerTimeoutMs, onError }: Receiving): Answer {
  // What it fails with later is in no answer.
  work.catch((error: Error) => tell(onError, error, event));
  tell(onError, new HandlerError(`the handler of ${event} takes longer than ${handlerTimeoutMs} ms`), event);
  return answer(503, "try again later");
}

function failed(error: unknown, event: string | undefined, { onError }: Receiving): Answer {
  if (error instanceof BodyProblem) {
    tell(onError, new BadDeliveryError(error.message), event);
    return answer(error.status, error.message);
  }
  if (error instanceof PayloadError) {
    tell(onError, new BadDeliveryError(error.message), event);
    return answer(400, error.message);
  }
  const known = [HandlerError, StoreError, BodyParsedError].some((kind) => error instanceof kind);
  tell(onError, known ? (error as Error) : new HandlerError("the receiver failed", { cause: error }), event);
  return answer(error instanceof BodyParsedError ? 500 : 503, "try again later");
}

function answer(status: number, text: string): Answer {
  return { status, text };
}
