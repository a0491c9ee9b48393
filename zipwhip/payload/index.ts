/** What the service delivers to hooks. Knows nothing of Pulumi. */
export { fingerprintOf } from "./fingerprint";
export { messageIdAt, messageTime } from "./message-id";
