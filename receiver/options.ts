import type { Seen } from "./seen";

/** What a receiver can be told. */
export interface ReceiverOptions {
  /**
   * An unguessable part of the path, `…/<token>/<event>`: whoever knows it can deliver. Letters, digits, `-` and `_`, at
   * least 16, for example of `openssl rand -hex 16`. It is compared in constant time, and told nowhere. Default: none, and
   * everybody who knows the address can deliver. Given as `undefined` it is an error: the variable was not set.
   */
  token?: string | undefined;
  /**
   * From which addresses is taken: CIDR ranges or addresses, IPv4 and IPv6; `PUBLISHED_SOURCES` are those of 2015.
   * Others are answered with 403. Default: from all.
   */
  sources?: readonly string[];
  /**
   * The proxies in front, as addresses or ranges. Only from these is X-Forwarded-For believed, from the right to the left,
   * up to the first that is not one of them. Default: none.
   */
  trustedProxies?: readonly string[];
  /** The longest body, in bytes; a longer one is answered with 413. Default: 262,144. */
  maxBytes?: number;
  /** For how long a body may come, in milliseconds; then 408. Default: 10,000. */
  bodyTimeoutMs?: number;
  /**
   * For how long a handler may take, in milliseconds, together with what `seen` takes; then 503, so that the service delivers
   * again. Default: 10,000. How long the service waits is not documented.
   */
  handlerTimeoutMs?: number;
  /** What was handled before. Default: the last 10,000 in memory. */
  seen?: Seen;
  /**
   * Told of what goes wrong: a `HandlerError`, `BadDeliveryError`, `BodyParsedError` or `StoreError`. Default: its message on
   * stderr. No message of this package holds the token or anything of a body. What it throws itself, now or later, is dropped.
   */
  onError?: (error: Error, event: string | undefined) => unknown;
}

/** A setting of a receiver is wrong. */
export class ReceiverOptionError extends Error {
  override readonly name = "ReceiverOptionError";
}

const NAMES = [
  "token",
  "sources",
  "trustedProxies",
  "maxBytes",
  "bodyTimeoutMs",
  "handlerTimeoutMs",
  "seen",
  "onError",
];
const TOKEN = /^[A-Za-z0-9_-]{16,}$/;

/** @throws ReceiverOptionError */
export function checkOptions(options: ReceiverOptions): void {
  for (const name of Object.keys(options)) {
    if (!NAMES.includes(name)) throw new ReceiverOptionError(`${name}: there is no such option`);
  }
  if ("token" in options && options.token === undefined) {
    throw new ReceiverOptionError(
      "token: it is undefined, so its variable is not set. Set it, or leave `token` out to take deliveries from everybody",
    );
  }
  if (options.token !== undefined && !TOKEN.test(options.token)) {
    throw new ReceiverOptionError("token: give 16 or more letters, digits, - and _ (openssl rand -hex 16)");
  }
  const { onError, seen } = options;
  if (onError !== undefined && typeof onError !== "function")
    throw new ReceiverOptionError("onError: give a function");
  if (seen !== undefined && (typeof seen?.has !== "function" || typeof seen.add !== "function"))
    throw new ReceiverOptionError("seen: give an object with the functions has and add");
  for (const name of ["maxBytes", "bodyTimeoutMs", "handlerTimeoutMs"] as const) {
    const value = options[name];
    if (value !== undefined && !(Number.isSafeInteger(value) && value > 0 && value < 2 ** 31)) {
      throw new ReceiverOptionError(`${name}: give a whole number above 0`);
    }
  }
}
