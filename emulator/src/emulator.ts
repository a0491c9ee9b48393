import type { Hook } from "pulumi-zipwhip/api";
import type { Choices } from "./choices";
import type { Fault } from "./faults/fault";
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
