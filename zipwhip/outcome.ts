import type { Envelope } from "./envelope";
import {
  MalformedError,
  RateLimitedError,
  RefusedError,
  UnauthorizedError,
  UnavailableError,
  UnclearError,
  type ZipwhipError,
} from "./errors";
import { loadEnvelope } from "./lazy-envelope";
import { parseUrl } from "./parse-url";
import { quote, withoutSent } from "./quote";

/** A call as far as its outcome needs to know it. */
export interface CallKind {
  /** For example `webhook/add`. */
  call: string;
  /** Whether it changes anything on the service. */
  writes: boolean;
  /** What was sent: an answer can echo it, and a message must not. */
  parameters: Record<string, string>;
}

/** An answer as it came. */
export interface Answer {
  status: number;
  body: string;
  /** Where a redirect points. */
  location?: string | undefined;
  retryAfterMs?: number | undefined;
}

/** Why there is no answer. */
export interface NoAnswer {
  /** What happened, in words, for example "time-out after 30 s". */
  what: string;
  /** Whether the request may have reached the service. */
  sent: boolean;
  /** Whether there was an answer, too large to be read. */
  tooLarge?: boolean;
  /** Whether it would be the same again: an answer too large, a certificate that is not trusted. */
  hopeless?: boolean;
  cause: Error;
}

/** The status by which an answer says that it is a part. */
const PARTIAL_CONTENT = 206;

/** What an answer means: a value, or the error to throw. Both the HTTP status and `success` decide. */
export function readAnswer<T>(
  kind: CallKind,
  answer: Answer,
  read: (response: unknown) => T,
): { value: T } | { error: ZipwhipError } {
  const { call } = kind;
  const { status } = answer;
  const undone = undoneBy(kind);
  const details = {
    call,
    status,
    ...(answer.retryAfterMs === undefined ? {} : { retryAfterMs: answer.retryAfterMs }),
  };
  if (status >= 500 && kind.writes) {
    return {
      error: new UnclearError(`${call} was answered ${status}: it may have been done or not`, details),
    };
  }
  if (status >= 500) {
    return {
      error: new UnavailableError(
        `${call} was answered ${status}: nothing is known; the service is out of order, try again later`,
        details,
      ),
    };
  }
  if (status === 429) {
    return {
      error: new RateLimitedError(
        `${call} was answered 429: too many requests${undone}; try again later, or lower ZIPWHIP_CONCURRENCY`,
        details,
      ),
    };
  }
  if (status === 401 || status === 403) {
    const text = `${call} was answered ${status}: the service does not accept the session${undone}; give a live one (ZIPWHIP_SESSION, zipwhip:session, or the hook's own, which a \`pulumi up\` without --refresh takes over)`;
    return { error: new UnauthorizedError(text, details) };
  }
  if (status >= 300 && status < 400) {
    const text = `${call} was answered ${status}, a redirect to ${withoutSent(hostOf(answer.location), kind.parameters)}: never followed, because the session would go there; check the API's address`;
    // A write can be answered with where to look at what it has done.
    return kind.writes
      ? { error: new UnclearError(`${text}: it may have been done or not`, details) }
      : { error: new RefusedError(text, details) };
  }
  const envelope = tryReading(() => loadEnvelope().readEnvelope(answer.body));
  if (status >= 400 || envelope.value?.success === false) {
    const failure = cleanFailure(envelope.value?.failure ?? {}, kind.parameters);
    return { error: new RefusedError(refusal(kind, status, failure), { ...details, ...failure }) };
  }
  // What is on the other pages would seem gone.
  const isPart = envelope.value?.isPart === true || status === PARTIAL_CONTENT;
  if (isPart && !kind.writes) {
    const text = `${call} was answered with a part of the list only: nothing is taken from it, because the rest would seem gone; is that the API's address (ZIPWHIP_API_URL)?`;
    return { error: new MalformedError(text, details) };
  }
  const value = tryReading(() => {
    if (envelope.value === undefined) throw envelope.error;
    if (envelope.value.success !== true) throw new Error("success is not true");
    return read(envelope.value.response);
  });
  if (value.error === undefined) return { value: value.value as T };
  const unreadable = `${call} was answered ${status}, but not in the documented shape`;
  return kind.writes
    ? {
        error: new UnclearError(`${unreadable}: it may have been done or not`, {
          ...details,
          cause: value.error,
        }),
      }
    : {
        error: new MalformedError(`${unreadable}; is that the API's address?`, {
          ...details,
          cause: value.error,
        }),
      };
}

/** The error for a call that got no answer. */
export function readNoAnswer(
  kind: CallKind,
  { what, sent, cause, tooLarge = false }: NoAnswer,
): ZipwhipError {
  const { call, writes } = kind;
  if (tooLarge && !writes) {
    return new MalformedError(`${call}: ${what}; is that the API's address (ZIPWHIP_API_URL)?`, {
      call,
      cause,
    });
  }
  return writes && sent
    ? new UnclearError(`${call}: ${what}; it may have been done or not`, { call, cause })
    : new UnavailableError(
        `${call}: ${what}${undoneBy(kind)}; check the network and the API's address (ZIPWHIP_API_URL)`,
        { call, cause },
      );
}

/** The words of an error by which a write is known to be undone. */
export const NOTHING_DONE = ", nothing was done";

// Of a question it would say nothing, and beside a write whose outcome is open it would mislead.
function undoneBy({ writes }: CallKind): string {
  return writes ? NOTHING_DONE : "";
}

function refusal(kind: CallKind, status: number, { code, desc }: Envelope["failure"]): string {
  const words = [code === undefined ? "" : `code ${code}`, desc ?? ""]
    .filter((word) => word !== "")
    .join(", ");
  const named = words === "" ? "it gave no reason; check what was asked for" : "mend what it names";
  const next =
    status === 404 || status === 405
      ? "is that the API's address (ZIPWHIP_API_URL)?"
      : `${kind.call === "user/login" ? "check user name and password" : named}, then try again`;
  return `${kind.call} was refused (${status}${words === "" ? "" : `: ${words}`})${undoneBy(kind)}; ${next}`;
}

// The service's words can echo what was sent, and can be of any length.
function cleanFailure(
  { code, desc }: Envelope["failure"],
  sent: Record<string, string>,
): Envelope["failure"] {
  const clean = desc === undefined ? undefined : quote(desc, sent).replace(/\s+/g, " ").slice(0, 200);
  return { ...(code === undefined ? {} : { code }), ...(clean === undefined ? {} : { desc: clean }) };
}

function hostOf(location: string | undefined): string {
  return parseUrl(location ?? "")?.host ?? "elsewhere";
}

function tryReading<T>(read: () => T): { value: T; error?: undefined } | { value?: undefined; error: Error } {
  try {
    return { value: read() };
  } catch (error) {
    return { error: new Error(loadEnvelope().whyUnreadable(error)) };
  }
}
