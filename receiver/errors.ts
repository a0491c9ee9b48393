/** A handler has failed, or did not end in time. `cause` is what it threw. */
export class HandlerError extends Error {
  override readonly name = "HandlerError";
}

/** A delivery was not as documented, and was answered with 400, 408 or 413: not JSON, another shape, too slow, or too long. */
export class BadDeliveryError extends Error {
  override readonly name = "BadDeliveryError";
}

/** Something ahead of the receiver has parsed the body, and with it the ids are rounded. */
export class BodyParsedError extends Error {
  override readonly name = "BodyParsedError";

  constructor() {
    super(
      "the body was parsed before it came here, and JSON.parse rounds the ids of messages. Mount the receiver ahead of the " +
        "JSON parser, or keep the bytes as `rawBody` on the request: express.json({ verify: (request, _, bytes) => { request.rawBody = bytes } })",
    );
  }
}

/** The store of what was handled before cannot be asked. */
export class StoreError extends Error {
  override readonly name = "StoreError";
}
