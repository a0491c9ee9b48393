import { EVENTS, type HookEvent, typeOfEvent } from "pulumi-zipwhip/api";
import { messageIdAt } from "pulumi-zipwhip/payload";
import type { Choices } from "../choices";
import { digits, fieldsOf, text, whole, word } from "../fields";
import { InputError } from "../input-error";
import { type Random, randomNumber } from "../random";
import type { StoredLine } from "../state/state";
import { LATER, type StoredMessage } from "./message";
import { messagePayload, optOutPayload } from "./payload";

/** Something that happens to a text message of a line. */
export interface SimulateOptions {
  /**
   * `receive`: a text arrives. `send`: one is sent. `progress`: the delivery of one that was sent moves on. `read`, `delete`:
   * of any. `change`: a text arrives that is STOP or UNSTOP. Default: `receive`.
   */
  event?: HookEvent;
  /** The message that it happens to. Default: a new one. Only for progress, read and delete. */
  messageId?: string;
  /** The other party's number. Default: one set aside for fiction. */
  number?: string;
  /** The words. Default: a few; for change `STOP`. A received STOP fires change as well. */
  body?: string;
  /** Of a progress. Default: 4, delivered. */
  statusCode?: number;
}

/** What has to be delivered: which event, and the body. */
export interface Happening {
  type: string;
  event: HookEvent;
  body: string;
}

const KEYWORD = /^(stop|stopall|unstop|start)$/i;

/** What simulating needs of the world. */
export interface Phone {
  messages: Map<string, StoredMessage>;
  choices: Choices;
  random: Random;
  now: () => Date;
}

/** Lets it happen. Input from outside: any field may be wrong. */
export function simulate(
  phone: Phone,
  line: StoredLine,
  options: SimulateOptions,
): { message: StoredMessage; happenings: Happening[] } {
  const fields = fieldsOf(options, ["event", "messageId", "number", "body", "statusCode"]);
  const event = word(fields, "event", EVENTS) ?? "receive";
  const given = text(fields, "messageId");
  const statusCode = whole(fields, "statusCode", -10_000, 10_000);
  if (statusCode !== undefined && event !== "progress") {
    throw new InputError("statusCode: only a progress has one to choose");
  }
  if (given !== undefined && !LATER.includes(event)) {
    throw new InputError(`messageId: ${event} makes a message of its own, leave it out`);
  }
  const incoming = event === "receive" || event === "change" || event === "read";
  const number = digits(fields, "number", /^\+?\d{3,15}$/, "3 to 15 digits, a + may stand before them");
  const words = typeof fields.body === "string" ? fields.body : text(fields, "body");
  const message =
    given === undefined
      ? newMessage(
          phone,
          line,
          incoming ? "in" : "out",
          number,
          words ?? (event === "change" ? "STOP" : "Hello!"),
        )
      : known(phone, line, given);
  if (event === "change" && !KEYWORD.test(message.body.trim())) {
    throw new InputError("body: change is fired by STOP, STOPALL, UNSTOP or START");
  }
  happen(message, event, statusCode, phone.now());
  phone.messages.set(message.id, message);
  const profile = phone.choices.deliveryProfile;
  const of = (one: HookEvent): Happening => ({
    type: typeOfEvent(one),
    event: one,
    body:
      one === "change" ? optOutPayload(message, line.number) : messagePayload(message, line.number, profile),
  });
  const stopped = event === "receive" && KEYWORD.test(message.body.trim());
  const alsoReceived = event === "change" && phone.choices.stopIsAlsoReceived;
  return {
    message,
    happenings: [of(event), ...(stopped ? [of("change")] : []), ...(alsoReceived ? [of("receive")] : [])],
  };
}

function happen(message: StoredMessage, event: HookEvent, statusCode: number | undefined, now: Date): void {
  if (event === "progress") {
    message.statusCode = statusCode ?? 4;
    if ([0, 4, 6].includes(message.statusCode)) message.deliveredAt = now;
  }
  if (event === "read") message.readAt = now;
  if (event === "delete") message.deletedAt = now;
}

function newMessage(
  { messages, random, now }: Phone,
  line: StoredLine,
  direction: StoredMessage["direction"],
  number: string | undefined,
  body: string,
): StoredMessage {
  const createdAt = now();
  const maker = random(2).readUInt16BE() % 1024;
  let sequence = 0;
  // Those of the page all have sequence 0; only of one millisecond and maker there may be more.
  while (messages.has(messageIdAt(createdAt, maker, sequence))) sequence++;
  return {
    id: messageIdAt(createdAt, maker, sequence),
    deviceId: line.deviceId,
    direction,
    other: number ?? randomNumber(random),
    contactId: String(2 ** 32 + random(4).readUInt32BE()),
    body,
    statusCode: direction === "in" ? 4 : 1,
    createdAt,
    // What is sent has been read by whoever sent it.
    ...(direction === "out" ? { readAt: createdAt } : {}),
  };
}

function known({ messages }: Phone, { deviceId }: StoredLine, id: string): StoredMessage {
  const message = messages.get(id);
  if (message?.deviceId === deviceId) return message;
  throw new InputError("messageId: the line has no such message", 404);
}
