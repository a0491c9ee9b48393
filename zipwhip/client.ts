import { SettingError } from "./errors";
import type { Hook, HookEvent, HookMethod, HookType } from "./hook";
import { loadEnvelope } from "./lazy-envelope";
import { lineOf } from "./session";
import { sessionProblem, settingsFromEnvironment, settingsOrThrow } from "./settings";
import type { Budget } from "./transport/budget";
import { Transport } from "./transport/transport";

/** How to reach the API. Whatever is left out comes from the environment (ZIPWHIP_…), then from the default. */
export interface ClientOptions {
  /** Default: ZIPWHIP_API_URL, then `https://api.zipwhip.com`. */
  apiUrl?: string;
  /** Seconds for one request. Default: ZIPWHIP_TIMEOUT_SECONDS, then 30. */
  timeoutSeconds?: number;
  /** Requests in flight at most. Default: ZIPWHIP_CONCURRENCY, then 8. */
  concurrency?: number;
  /** One line per request on stderr, without sessions. Default: whether ZIPWHIP_DEBUG is set. */
  debug?: boolean;
}

/** A hook to be added. */
export interface NewHook {
  /** The kind of hook; it must have the event. */
  type: HookType;
  /** The event that fires the hook. */
  event: HookEvent;
  /** The absolute address that receives the event. */
  url: string;
  /** The HTTP method of a delivery. Always sent: its default is not documented. */
  method: HookMethod;
}

/** What webhook/update can change. What is left out stays as it is. */
export interface HookChanges {
  /** The absolute address that receives the event. */
  url?: string;
  /** The HTTP method of a delivery. */
  method?: HookMethod;
}

/**
 * Zipwhip's web hook API for one line.
 *
 * Every method throws a `ZipwhipError`: `RefusedError`, `UnauthorizedError`, `RateLimitedError`,
 * `UnavailableError`, `MalformedError`, and after a write `UnclearError`, where it may have been done or not.
 * Reads are repeated, writes only where nothing was done: what an unclear write did is found by `list`.
 *
 * @example
 * const client = new ZipwhipClient({ session: process.env.ZIPWHIP_SESSION! });
 * for (const hook of await client.list()) console.log(hook.webhookId, hook.event, hook.url);
 */
export class ZipwhipClient {
  /** The line that the session addresses (its `deviceId`), where the session tells. */
  readonly line: string | undefined;
  private readonly transport: Transport;
  // Not enumerable, so that a client that is printed does not print the session.
  readonly #session: string;
  readonly #answers = loadEnvelope();

  /**
   * @param transport the limits that it shares with other clients of the process; default: limits of its own
   * @throws SettingError where the session or an option cannot be right
   */
  constructor(
    { session, ...options }: ClientOptions & { session: string },
    transport: Transport = transportFor(options),
  ) {
    const problem = sessionProblem(session);
    if (problem !== undefined) throw new SettingError(`the session ${problem}`);
    this.#session = session;
    this.line = lineOf(session);
    this.transport = transport;
  }

  /** The hooks installed on the line (webhook/list), in the service's order. */
  list(budget?: Budget): Promise<Hook[]> {
    const call = { call: "webhook/list", method: "GET", writes: false, repeat: "always" } as const;
    return this.transport.make({ ...call, parameters: this.with({}), read: this.#answers.readHooks }, budget);
  }

  /**
   * Installs a hook (webhook/add). The service accepts one that exists already, and then delivers twice: look first.
   * After an `UnclearError` look again before repeating.
   */
  add({ type, event, url, method }: NewHook, budget?: Budget): Promise<Hook> {
    const call = { call: "webhook/add", method: "POST", writes: true, repeat: "if-undone" } as const;
    return this.transport.make(
      {
        ...call,
        parameters: this.with({ type, event, url, method }),
        read: (answer) => this.#answers.readHook(answer, method),
      },
      budget,
    );
  }

  /** Changes a hook's url or method (webhook/update) and answers it as it now is. The id stays. */
  update(webhookId: string, { url, method }: HookChanges, budget?: Budget): Promise<Hook> {
    const call = { call: "webhook/update", method: "POST", writes: true, repeat: "if-undone" } as const;
    const changes = { ...(url === undefined ? {} : { url }), ...(method === undefined ? {} : { method }) };
    return this.transport.make(
      {
        ...call,
        parameters: this.with({ webhookId, ...changes }),
        read: (answer) => this.#answers.readHook(answer, method),
      },
      budget,
    );
  }

  /** Removes a hook (webhook/delete). How the service answers for one that is not there is not documented. */
  delete(webhookId: string, budget?: Budget): Promise<void> {
    const call = { call: "webhook/delete", method: "POST", writes: true, repeat: "if-undone" } as const;
    return this.transport.make(
      {
        ...call,
        parameters: this.with({ webhookId }),
        read: (answer) => this.#answers.readDeleted(answer, webhookId),
      },
      budget,
    );
  }

  /** Ends the session for good (user/logout). Other sessions of the line stay alive. */
  logout(): Promise<void> {
    const call = { call: "user/logout", method: "POST", writes: true, repeat: "if-undone" } as const;
    return this.transport.make({ ...call, parameters: this.with({}), read: () => undefined });
  }

  private with(parameters: Record<string, string>): Record<string, string> {
    return { session: this.#session, ...parameters };
  }
}

/**
 * Asks for a session (user/login). It never expires: keep it as a secret.
 *
 * @param username for a line with a single user its number (ten digits in the US)
 */
export async function login(
  { username, password }: { username: string; password: string },
  options: ClientOptions = {},
): Promise<string> {
  const { readSession } = loadEnvelope();
  const call = { call: "user/login", method: "POST", writes: true, repeat: "if-undone" } as const;
  return transportFor(options).make({ ...call, parameters: { username, password }, read: readSession });
}

function transportFor({ debug, ...options }: ClientOptions): Transport {
  const texts = Object.fromEntries(Object.entries(options).map(([name, value]) => [name, String(value)]));
  const settings = settingsOrThrow(
    [texts, settingsFromEnvironment(process.env)],
    debug ?? isSet(process.env.ZIPWHIP_DEBUG),
  );
  return new Transport(settings);
}

/** Whether a switch among the environment variables is on. */
export function isSet(text: string | undefined): boolean {
  return text !== undefined && !["", "0", "false", "no"].includes(text.trim().toLowerCase());
}
