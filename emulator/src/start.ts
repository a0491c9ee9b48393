import { randomBytes } from "node:crypto";
import type { AddressInfo } from "node:net";
import { type Choices, choose, defaultChoices } from "./choices";
import { controlsOf } from "./controls";
import { Deliveries } from "./deliveries/deliveries";
import { virtualClock } from "./deliveries/virtual-clock";
import type { Emulator } from "./emulator";
import { isLoopbackAddress } from "./guard";
import { pauses } from "./pause";
import type { Random } from "./random";
import { serverOf } from "./server";
import { keepInFile } from "./state/file";
import { emptyState } from "./state/state";
import type { World } from "./world";

export interface StartOptions {
  /** Default: 0, any free port. */
  port?: number;
  /** A loopback address. Default: `127.0.0.1`. */
  host?: string;
  /** A file that keeps lines, sessions and hooks. It holds sessions in clear text. Default: none, all is forgotten. */
  file?: string;
  /** How long each call of the API waits before it does anything. Default: 0. */
  latencyMs?: number;
  /** Other choices than the default ones. */
  choices?: Partial<Choices>;
  /** Ids of hooks beyond 2^53: the choice `idSize` as `64-bit`. Default: false. */
  bigIds?: boolean;
  /** The clock. Default: the system's. */
  now?: () => Date;
  /** The source of randomness. Default: the system's. */
  random?: Random;
}

/**
 * Starts an emulator of the Zipwhip web hook API.
 *
 * @example
 * const emulator = await startEmulator();
 * const line = emulator.createLine();
 * // requests go to emulator.url, with line.session
 * await emulator.close();
 */
export async function startEmulator(options: StartOptions = {}): Promise<Emulator> {
  const { port = 0, host = "127.0.0.1", file, latencyMs = 0, bigIds, now, random } = options;
  if (!isLoopbackAddress(host)) {
    throw new Error(`host: ${host} is not a loopback address; the emulator has no protection, use 127.0.0.1`);
  }
  const initial: Partial<Choices> = { ...(bigIds && { idSize: "64-bit" }), ...options.choices };
  const closing = new AbortController();
  const choices = defaultChoices();
  const clock = virtualClock(now ?? (() => new Date()));
  const world: World = {
    state: emptyState(),
    choices,
    faults: [],
    log: [],
    messages: new Map(),
    deliveries: new Deliveries(choices, clock),
    latencyMs,
    random: random ?? randomBytes,
    now: now ?? (() => new Date()),
    later: clock.now,
    pause: pauses(closing.signal),
  };
  choose(world.choices, initial);
  if (file !== undefined) keepInFile(world.state, file);

  const controls = controlsOf(world, structuredClone(initial));
  const server = serverOf(world, controls);
  // A name may stand for several addresses; the one in the url is the one that is listened on.
  const address = host === "::1" || host.startsWith("127.") ? host : "127.0.0.1";
  await server.listen({ port, host: address }).catch((cause) => {
    throw portError(cause, port);
  });
  const bound = server.server.address() as AddressInfo;

  return {
    ...controls,
    url: `http://${address === "::1" ? "[::1]" : address}:${bound.port}`,
    close: async () => {
      closing.abort();
      world.deliveries.close();
      await server.close();
    },
  };
}

function portError(cause: unknown, port: number): unknown {
  const code = cause instanceof Error && "code" in cause ? cause.code : undefined;
  if (code === "EADDRINUSE") {
    return new Error(`port ${port} is in use: choose another, or any free one with --port 0`, { cause });
  }
  if (code === "EACCES") {
    return new Error(`port ${port} is not allowed: choose one above 1023, or any free one with --port 0`, {
      cause,
    });
  }
  return cause;
}
