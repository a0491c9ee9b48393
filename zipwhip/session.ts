const SUFFIX = /:(\d+)$/;

/**
 * The line that a session addresses: its `deviceId`, the digits after the colon of `<uuid>:<deviceId>`.
 * `undefined` where the session has no such suffix. Source: our inference from published samples.
 */
export function lineOf(session: string): string | undefined {
  return SUFFIX.exec(session)?.[1];
}
