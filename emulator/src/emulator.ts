import type { Hook } from "pulumi-zipwhip/api";
import type { Choices } from "./choices";
import type { Delivery } from "./deliveries/delivery";
import type { Fault } from "./faults/fault";
import type { BurstOptions } from "./messages/burst";
import type { SimulateOptions } from "./messages/simulate";
import type { RequestEntry } from "./requests/entry";
import type { RequestFilter } from "./requests/log";
import type { EditOptions, InstallOptions } from "./state/hooks";
import type { Line, LineOptions } from "./state/lines";

/** A line as everybody may see it. */
export interface LineSummary {
  number: string;
  deviceId: string;
  username: string;
  /** The live sessions, masked: `[session]:<deviceId>`. */
  sessions: string[];
}

/** What has happened, and who is told. */
export interface Simulated {
  messageId: string;
  /** The ids of the deliveries. */
  deliveries: number[];
}

/** What can be done to an emulator from outside of the API. The control API does the same over HTTP. */
export interface Controls {
  /** Creates a line with a live session. */
  createLine(options?: LineOptions): Line;
  /** All lines, in order of creation. */
  lines(): LineSummary[];
  /** Opens a further session of the line with this number. */
  login(number: string): string;
  /** Ends this session, no other. */
  logout(session: string): void;
  /** The installed hooks of a line, in order of creation. */
  hooks(deviceId: string): Hook[];
  /** Installs a hook by hand: it is not in the request log, and of any kind. */
  install(deviceId: string, hook: InstallOptions): Hook;
  /** Changes a hook by hand. */
  edit(webhookId: string, edit: EditOptions): Hook;
  /** Removes a hook by hand. */
  remove(webhookId: string): void;
  /** The requests that the API received, in order of arrival. */
  requests(filter?: RequestFilter): RequestEntry[];
  clearRequests(): void;
  /** Has answers go wrong. */
  addFault(fault: Fault): void;
  /** The faults that still wait for requests; `times` and `skip` are what is left of them. */
  faults(): Fault[];
  clearFaults(): void;
  /** Lets something happen to a text message, and delivers it to all hooks that fit. Comes back before they answer. */
  simulate(deviceId: string, options?: SimulateOptions): Simulated;
  /** So many texts, so many a second: the same options for each. Comes back when the last was simulated. */
  burst(deviceId: string, options: BurstOptions): Promise<{ count: number }>;
  /** What was to be delivered, in order, each with its attempts. `latest`: no more than so many, the last. */
  deliveries(latest?: number): Delivery[];
  /** Waits for the answers to all that is being sent, not for what is sent again later. */
  delivered(): Promise<void>;
  /** Moves the clock of messages and deliveries on, and sends again what falls due meanwhile. */
  advance(seconds: number): Promise<void>;
  /** Forgets all deliveries; what was to be sent again is not. */
  clearDeliveries(): void;
  /** What the service never documented. May be changed at any time. */
  readonly choices: Choices;
  /** Lines, sessions, hooks, requests and faults are gone; the choices are those that it was started with. */
  reset(): void;
}

/** A running emulator. */
export interface Emulator extends Controls {
  /** Where it listens, such as `http://127.0.0.1:7357`. */
  readonly url: string;
  /** Stops it. Open connections end at once. */
  close(): Promise<void>;
}
