import { stringify } from "lossless-json";
import { fingerprintOf } from "pulumi-zipwhip/payload";
import type { StoredMessage } from "./message";

/** How a payload writes numbers and dates: as the page of 2015, or as that of 2020. */
export type Profile = "2015" | "2020";

/** What a hook of a message event is sent: JSON, the ids as numbers with all their digits. */
export function messagePayload(message: StoredMessage, lineNumber: string, profile: Profile): string {
  const { id, body, direction, deviceId, contactId, statusCode } = message;
  const [other, line] = [message.other, lineNumber].map((number) => numberIn(profile, number)) as [
    string,
    string,
  ];
  const address = `ptn:/${other}`;
  const date = (at: Date | undefined) => (at === undefined ? null : dateIn(profile, at));
  return (
    stringify({
      body,
      bodySize: body.length,
      visible: true,
      hasAttachment: false,
      dateRead: date(message.readAt),
      bcc: null,
      finalDestination: direction === "in" ? line : other,
      messageType: direction === "in" ? "MO" : "ZO",
      deleted: message.deletedAt !== undefined,
      statusCode,
      id: BigInt(id),
      scheduledDate: null,
      fingerprint: fingerprintOf(address),
      messageTransport: 9,
      contactId: BigInt(contactId),
      address,
      read: message.readAt !== undefined,
      dateCreated: date(message.createdAt),
      dateDeleted: date(message.deletedAt),
      dateDelivered: date(message.deliveredAt),
      cc: null,
      finalSource: direction === "in" ? other : line,
      deviceId: BigInt(deviceId),
      // 1003 is the one value that was published, and nobody knows what it means.
      ...(profile === "2020" ? { messageStatus: 1003 } : {}),
    }) ?? ""
  );
}

/** What a hook of the event change is sent: the shape is that of a program by an engineer of the service. */
export function optOutPayload(message: StoredMessage, lineNumber: string): string {
  return (
    stringify({
      messageBody: message.body,
      line: numberIn("2020", lineNumber),
      contact: numberIn("2020", message.other),
      messageId: BigInt(message.id),
      type: message.body.trim().toUpperCase(),
      eventDate: dateIn("2020", message.createdAt),
    }) ?? ""
  );
}

function numberIn(profile: Profile, number: string): string {
  const digits = number.replace(/^\+/, "");
  const national = digits.length === 11 && digits.startsWith("1") ? digits.slice(1) : digits;
  if (profile === "2015") return national;
  return national.length === 10 ? `+1${national}` : `+${digits}`;
}

// Whole seconds: with the offset of the page's example, or in UTC.
function dateIn(profile: Profile, at: Date): string {
  if (profile === "2020") return `${at.toISOString().slice(0, 19)}Z`;
  return `${new Date(at.getTime() - 7 * 3_600_000).toISOString().slice(0, 19)}-07:00`;
}
