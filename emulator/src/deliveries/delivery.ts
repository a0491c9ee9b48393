/** One try to deliver. */
export interface Attempt {
  /** On the virtual clock. */
  at: string;
  /** What was answered; absent where nothing was. */
  status?: number;
  /** The beginning of the answer's body. */
  answer?: string;
  /** Why there was no answer. */
  error?: string;
}

/** What an event has a hook be sent. */
export interface Delivery {
  id: number;
  /** When the event was, on the virtual clock. */
  at: string;
  webhookId: string;
  deviceId: string;
  event: string;
  messageId: string;
  method: string;
  url: string;
  body: string;
  /** `not sent`: the choice `deliverTo` keeps it from leaving this machine. `given up`: 72 hours are over. */
  state: "pending" | "delivered" | "given up" | "not sent";
  attempts: Attempt[];
  /** When it is tried again, on the virtual clock. */
  nextAt?: string;
}
