import { z } from "zod";
import { flag, id, integer, maybeId, text } from "./values";

/**
 * What a hook of the events receive, send, progress, read and delete is sent: one text message. The five are alike, and
 * none names its event. Only `id` is sure to be there; what is not known here is kept as it came.
 *
 * Sources: the API's page of 2015 and that of 2020, which differ in how they write numbers and dates. What is said of a
 * field beyond its name is in docs/payloads.md.
 */
export const messageSchema = z.looseObject({
  /** The message's id, all digits of it: beyond 2^53. */
  id,
  /** The text. May be empty; a long one comes as an attachment. */
  body: text,
  /** Length of `body`, in characters. */
  bodySize: integer,
  /** The other party, `ptn:/<number>`: the sender of what was received, the recipient of what was sent. */
  address: text,
  /** The number it came from: ten digits (2015) or E.164 (2020). */
  finalSource: text,
  /** The number it went to. */
  finalDestination: text,
  /** `MO` came from a mobile, `ZO` was sent by Zipwhip, `MT` exists as well. See `directionOf`. */
  messageType: text,
  /** Of the conversation; see `fingerprintOf`. */
  fingerprint: text,
  /** The line's id, the digits behind the colon of its session. */
  deviceId: maybeId,
  /** The contact record of the other party. */
  contactId: maybeId,
  /** See `statusOf`. */
  statusCode: integer,
  /** Of 2020; its meaning is not known. */
  messageStatus: integer,
  /** Internal routing. */
  messageTransport: integer,
  visible: flag,
  read: flag,
  deleted: flag,
  /** Whether there are attachments. Their addresses are not in the payload. */
  hasAttachment: flag,
  /** ISO 8601 in whole seconds: with an offset (2015), or UTC (2020). */
  dateCreated: text,
  dateRead: text,
  dateDelivered: text,
  dateDeleted: text,
  scheduledDate: text,
  cc: text,
  bcc: text,
});

/** A text message as a hook is sent it. */
export type Message = z.infer<typeof messageSchema>;

/**
 * Whether a message came in or went out; `undefined` where its type is not known. That `MT` goes out is our inference.
 */
export function directionOf({ messageType }: Pick<Message, "messageType">): "in" | "out" | undefined {
  if (messageType === "MO") return "in";
  return messageType === "ZO" || messageType === "MT" ? "out" : undefined;
}
