import type { Hook } from "pulumi-zipwhip/api";

/** A call of the API: its parameters, as text. */
export interface Call {
  parameters: Record<string, string>;
}

/** A call with a live session. */
export interface LineCall extends Call {
  session: string;
  /** The line that the session addresses. */
  deviceId: string;
  /** What webhook/list shows of the line's hooks. All of them, unless a fault says otherwise. */
  view: (hooks: Hook[]) => Hook[];
}

/** Parameters that the call does not know. */
export function hasOthers({ parameters }: Call, known: readonly string[]): boolean {
  return Object.keys(parameters).some((name) => !known.includes(name));
}
