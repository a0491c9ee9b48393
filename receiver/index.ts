/**
 * Takes what the service delivers to hooks. Knows nothing of Pulumi.
 *
 * @module pulumi-zipwhip/receiver
 */
export type { HookEvent } from "../zipwhip/hook";
export * from "../zipwhip/payload";
export { PUBLISHED_SOURCES } from "../zipwhip/sources";
export type { LambdaEvent, LambdaResult } from "./adapters/lambda";
export { type Delivered, deliveryKey, type Handler } from "./delivery";
export { BadDeliveryError, BodyParsedError, HandlerError, StoreError } from "./errors";
export type { Hooks } from "./hooks";
export { ReceiverOptionError, type ReceiverOptions } from "./options";
export { createReceiver, type Receiver } from "./receiver";
export { type Seen, seenInMemory } from "./seen";
