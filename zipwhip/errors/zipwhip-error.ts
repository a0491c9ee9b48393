/** What every error about a call carries. */
export interface CallDetails {
  /** The call, for example `webhook/add`. */
  call: string;
  /** The HTTP status, where there was an answer. */
  status?: number;
  /** How long the service asked to wait, in milliseconds. */
  retryAfterMs?: number;
  /** What lay beneath, already without sessions. */
  cause?: Error;
}

/**
 * The parent of all errors of the API client. The message is one line: what happened, what is known now, what to
 * do. No error holds a session, in no property.
 */
export abstract class ZipwhipError extends Error {
  /** The call, for example `webhook/add`. */
  readonly call: string;
  /** The HTTP status, where there was an answer. */
  declare readonly status?: number;
  /** How long the service asked to wait, in milliseconds. */
  declare readonly retryAfterMs?: number;

  constructor(message: string, details: CallDetails) {
    super(message, details.cause === undefined ? undefined : { cause: details.cause });
    this.call = details.call;
    if (details.status !== undefined) this.status = details.status;
    if (details.retryAfterMs !== undefined) this.retryAfterMs = details.retryAfterMs;
  }
}
