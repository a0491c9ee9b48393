import { type Hook, type HookEvent, type HookMethod, type HookType, lineOf } from "../zipwhip";

/** What a program declares, checked, with the defaults filled in. */
export interface HookInputs {
  event: HookEvent;
  url: string;
  type: HookType;
  method: HookMethod;
  /** Only where the program gives one. */
  session?: string;
  /** Only where the program gives it. */
  adopt?: boolean;
}

/** What the state holds of a hook. Mirrors the inputs, since the engine compares the two. */
export interface HookState {
  type: string;
  event: string;
  url: string;
  method: string;
  /** A string of digits; also the resource's id. */
  webhookId: string;
  /** The deviceId of the session's line; absent where the session does not tell. */
  line?: string;
  session?: string;
  adopt?: boolean;
}

/** Inputs or state as they come from the engine: any property can be missing, unknown or of a shape of old. */
export type Properties = Record<string, unknown>;

/** A text property, or `undefined`. */
export function text(properties: Properties, name: string): string | undefined {
  const value = properties[name];
  return typeof value === "string" && value !== "" ? value : undefined;
}

/** The state of an installed hook, with what its inputs carry along. */
export function stateOf(
  hook: Hook,
  inputs: Pick<HookInputs, "session" | "adopt">,
  line: string | undefined,
): HookState {
  const { type, event, url, method, webhookId } = hook;
  const ofLine = line === undefined ? {} : { line };
  return { type, event, url, method, webhookId, ...ofLine, ...carried({ ...inputs }) };
}

/** The inputs that would give this state: what a refresh hands back, so that drift shows property by property. */
export function inputsOf({ event, url, type, method, ...state }: HookState): Properties {
  return { event, url, type, method, ...carried({ ...state }) };
}

/** The inputs in a state of whatever shape. */
export function stateless(olds: Properties): Properties {
  return inputsOf(olds as unknown as HookState);
}

/** The line of what is in the state, as far as the state or its session tells. */
export function lineInState(olds: Properties, ambientSession: string | undefined): string | undefined {
  const session = text(olds, "session") ?? ambientSession;
  return text(olds, "line") ?? (session === undefined ? undefined : lineOf(session));
}

/** What both inputs and state carry along unchanged, where given. */
export function carried(properties: Properties): Pick<HookState, "session" | "adopt"> {
  const session = text(properties, "session");
  const { adopt } = properties;
  return {
    ...(session === undefined ? {} : { session }),
    ...(typeof adopt === "boolean" ? { adopt } : {}),
  };
}
