/** Told of what goes wrong. */
export type OnError = (error: Error, event: string | undefined) => unknown;

/** Tells it. What it throws, now or later, must take neither the answer nor the process with it. */
export function tell(onError: OnError, error: Error, event: string | undefined): void {
  // Where it fails there is nobody left to tell.
  new Promise((done) => done(onError(error, event))).catch(() => undefined);
}
