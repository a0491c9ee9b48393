import type { Hook } from "pulumi-zipwhip/api";

export interface StoredLine {
  number: string;
  deviceId: string;
  password: string;
}

export interface StoredHook extends Hook {
  /** The line that has the hook. */
  deviceId: string;
}

/** What the stand-in knows. Maps keep their order: of creation. */
export interface State {
  /** By deviceId. */
  lines: Map<string, StoredLine>;
  /** Live sessions, each with the deviceId of its line. */
  sessions: Map<string, string>;
  /** By webhookId. */
  hooks: Map<string, StoredHook>;
  /** Called after each change, before anybody is told of it. */
  changed: () => void;
}

export function emptyState(): State {
  return { lines: new Map(), sessions: new Map(), hooks: new Map(), changed: () => undefined };
}

export function clearState(state: State): void {
  state.lines.clear();
  state.sessions.clear();
  state.hooks.clear();
  state.changed();
}
