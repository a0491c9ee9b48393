import { createReceiver, type HookEvent, type Message, type Receiver } from "pulumi-zipwhip/receiver";

// What this receiver takes, and so what the program declares.
const EVENTS = ["receive", "progress"] as const satisfies readonly HookEvent[];

/** What lies on the queue. */
export interface Delivery {
  event: (typeof EVENTS)[number];
  message: Message;
}

/** A receiver that answers 200 when `put` has ended: from then on the queue answers for the delivery. */
export function newReceiver(put: (delivery: Delivery) => Promise<void>): Receiver {
  const receiver = createReceiver({ token: process.env.HOOK_TOKEN });
  for (const event of EVENTS) receiver.on(event, (message) => put({ event, message }));
  return receiver;
}
