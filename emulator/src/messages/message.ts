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

/** What can be done to a message that is there: the documented events but the two that make one. */
export const LATER = ["progress", "read", "delete"] as const;
