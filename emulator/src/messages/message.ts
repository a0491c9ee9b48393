import type { HookEvent } from "pulumi-zipwhip/api";

/** A simulated text message, as it is at the moment. */
export interface StoredMessage {
  id: string;
  deviceId: string;
  /** `in`: from a mobile to the line. */
  direction: "in" | "out";
  /** The other party's number, digits only. */
  other: string;
  contactId: string;
  body: string;
  statusCode: number;
  createdAt: Date;
  readAt?: Date;
  deliveredAt?: Date;
  deletedAt?: Date;
}

/** The events of a message that is there already; each of the others makes one. */
export const LATER: readonly HookEvent[] = ["progress", "read", "delete"];
