import { createHash } from "node:crypto";
import type { HookEvent } from "../zipwhip/hook";
import { type Message, type OptOut, PayloadError } from "../zipwhip/payload";

/** What each event brings. */
export type Delivered = { [event in Exclude<HookEvent, "change">]: Message } & { change: OptOut };

/** What handles the deliveries of an event. What it throws has the service deliver again. */
export type Handler<Event extends HookEvent> = (payload: Delivered[Event]) => unknown;

/** A request to a receiver, whoever has taken it. */
export interface Incoming {
  method: string;
  /** With or without query. */
  path: string;
  header(
    name: "content-type" | "content-length" | "content-encoding" | "x-forwarded-for",
  ): string | undefined;
  /** Who has connected; undefined where the host does not tell. */
  peer: string | undefined;
  /** @throws BodyProblem, BodyParsedError */
  body(limits: { maxBytes: number; timeoutMs: number }): Promise<string> | string;
}

/** What is answered. */
export interface Answer {
  status: number;
  /** For whoever looks at it by hand. */
  text: string;
  headers?: Record<string, string>;
}

/** A body that did not come whole: it is too long, too slow, or was cut off. */
export class BodyProblem extends Error {
  override readonly name = "BodyProblem";

  constructor(
    readonly status: 400 | 408 | 413,
    message: string,
  ) {
    super(message);
  }
}

/**
 * By what a delivery is known again, also by another process: event, id and status, since a progress comes once for each
 * status. The receiver's `seen` is asked with it.
 */
export function deliveryKey(event: HookEvent, payload: Message | OptOut): string {
  const { id, messageId, statusCode } = payload as Partial<Message & OptOut>;
  const known = naming(id) ?? naming(messageId) ?? circumstances(payload as OptOut) ?? digest(payload);
  return [event, known, statusCode ?? ""].join(" ");
}

// Of opt-outs the kind of ids is not known, and one that is empty would make all of them the same.
function naming(id: unknown): string | undefined {
  if (typeof id === "number" && id !== 0) return String(id);
  return typeof id === "string" && id !== "" && id !== "0" ? id : undefined;
}

// Somebody can opt out of two lines, or out and in again, within the second that a date tells.
function circumstances({ line, contact, type, eventDate }: OptOut): string | undefined {
  return contact && eventDate ? [line, contact, type, eventDate].join(" ") : undefined;
}

// An opt-out of which nothing is known that tells it from others: what it holds has to.
function digest(payload: object): string {
  return createHash("sha256").update(written(payload)).digest("base64url");
}

// What is nested some thousand times can be read, and not be written: that is no fault of the receiver's.
function written(payload: object): string {
  try {
    return JSON.stringify(payload);
  } catch {
    throw new PayloadError("nested too deeply");
  }
}
