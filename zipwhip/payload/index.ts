/**
 * What the service delivers to hooks. Knows nothing of Pulumi.
 *
 * @module pulumi-zipwhip/payload
 */
export { parseExactly } from "../exact-json";
export { type Fingerprinted, fingerprintOf, hasItsFingerprint } from "./fingerprint";
export { directionOf, type Message, messageSchema } from "./message";
export { messageIdAt, messageTime } from "./message-id";
export { choiceOf, type OptOut, optOutSchema } from "./opt-out";
export { PayloadError, readMessage, readOptOut } from "./read";
export { type Status, statusOf } from "./status";
