/**
 * The readers of answers. Zod is half of all that there is to load, and a process that only checks and diffs never gets
 * an answer: so they are loaded with the first client. Not with the first answer, when a write has been sent already.
 */
export function loadEnvelope(): typeof import("./envelope") {
  return require("./envelope") as typeof import("./envelope");
}
