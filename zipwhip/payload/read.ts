import { parseExactly } from "../exact-json";
import { type Message, messageSchema } from "./message";
import { type OptOut, optOutSchema } from "./opt-out";
import { isPlain } from "./values";

/** A body that is not what a hook is sent. Says where, and nothing of what it holds. */
export class PayloadError extends Error {
  override readonly name = "PayloadError";
}

/**
 * Reads what a hook of a message event was sent: the body as it came, with all digits of its ids.
 *
 * @throws PayloadError
 */
export function readMessage(body: string): Message {
  return read(body, messageSchema);
}

/**
 * Reads what a hook of the event change was sent.
 *
 * @throws PayloadError
 */
export function readOptOut(body: string): OptOut {
  return read(body, optOutSchema);
}

function read<T extends typeof messageSchema | typeof optOutSchema>(body: string, schema: T): T["_output"] {
  const value = parse(body);
  if (isObject(value) && isPlain(value, schema.shape)) return value as T["_output"];
  const result = schema.safeParse(value);
  if (result.success) return result.data;
  const places = result.error.issues.map(({ path }) => String(path[0] ?? "the whole"));
  throw new PayloadError(`not as documented: ${[...new Set(places)].slice(0, 5).join(", ")}`);
}

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

function parse(body: string): unknown {
  try {
    return parseExactly(body);
  } catch {
    // The engine's words quote the body.
    throw new PayloadError("not JSON");
  }
}
