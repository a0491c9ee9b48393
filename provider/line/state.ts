import { type Hook, type HookEvent, type HookMethod, type HookType, typeOfEvent } from "../../zipwhip";
import { carried, type HookInputs, type Properties } from "../state";

/** A hook of a line as a program declares it, checked. Its event is the key under which it stands. */
export interface DeclaredHook {
  url: string;
  method: HookMethod;
}

/** What a program declares of a line, checked. */
export interface LineInputs {
  hooks: Partial<Record<HookEvent, DeclaredHook[]>>;
  /** Only where the program gives them. */
  session?: string;
  adopt?: boolean;
  exclusive?: boolean;
}

/** A hook of a line as the state holds it, below its event. */
export interface LineHook {
  url: string;
  method: string;
  webhookId: string;
  /** Only where it is not the one that has the event. */
  type?: string;
  /** True where a refresh of an exclusive line found a hook that nobody declared. */
  stranger?: true;
}

/** What the state holds of a line. */
export interface LineState {
  hooks: Record<string, LineHook[]>;
  /** The line's deviceId; absent where the session does not tell. */
  line?: string;
  session?: string;
  adopt?: boolean;
  exclusive?: boolean;
}

/** A hook of the state, with what is only known of a line's. */
export interface KnownHook extends Hook {
  stranger: boolean;
}

/** The hooks of a state, of whatever shape: event by event, in their order. */
export function hooksOf(olds: Properties): KnownHook[] {
  return entriesOf(olds.hooks).flatMap(([event, { url, method, webhookId, type, stranger }]) =>
    typeof url === "string" && typeof webhookId === "string"
      ? [
          {
            webhookId,
            type: typeof type === "string" ? type : typeOf(event),
            event,
            url,
            method: String(method),
            stranger: stranger === true,
          },
        ]
      : [],
  );
}

/** The hooks that are declared, event by event, in their order. */
export function declaredOf(inputs: Properties): HookInputs[] {
  return entriesOf(inputs.hooks).flatMap(([event, { url, method }]) =>
    typeof url === "string"
      ? [{ type: typeOf(event) as HookType, event: event as HookEvent, url, method: method as HookMethod }]
      : [],
  );
}

/** The state of a line with these hooks. */
export function lineStateOf(
  hooks: readonly (Hook & { stranger?: boolean })[],
  inputs: Properties,
  line: string | undefined,
): LineState {
  return {
    hooks: byEvent(hooks, ({ webhookId, url, method, type, event, stranger }) => ({
      url,
      method,
      webhookId,
      ...(type === typeOf(event) ? {} : { type }),
      ...(stranger === true ? { stranger } : {}),
    })),
    ...(line === undefined ? {} : { line }),
    ...carriedByLine(inputs),
  };
}

/** The inputs that would give this state: what a refresh hands back, so that drift shows hook by hook. */
export function lineInputsOf(state: LineState): Properties {
  const hooks = Object.entries(state.hooks).map(([event, entries]) => [
    event,
    entries.map(({ url, method, type }) => ({ url, method, ...(type === undefined ? {} : { type }) })),
  ]);
  return { hooks: Object.fromEntries(hooks), ...carriedByLine({ ...state }) };
}

/** What both inputs and state carry along unchanged, where given. */
export function carriedByLine(properties: Properties): Pick<LineState, "session" | "adopt" | "exclusive"> {
  const { exclusive } = properties;
  return { ...carried(properties), ...(typeof exclusive === "boolean" ? { exclusive } : {}) };
}

function typeOf(event: string): string {
  return typeOfEvent(event as HookEvent);
}

function byEvent<H extends { event: string }, E>(
  hooks: readonly H[],
  entryOf: (hook: H) => E,
): Record<string, E[]> {
  const events = [...new Set(hooks.map(({ event }) => event))];
  return Object.fromEntries(
    events.map((event) => [event, hooks.filter((hook) => hook.event === event).map(entryOf)]),
  );
}

function entriesOf(hooks: unknown): [event: string, entry: Properties][] {
  if (typeof hooks !== "object" || hooks === null) return [];
  return Object.entries(hooks).flatMap(([event, entries]) =>
    (Array.isArray(entries) ? entries : []).map((entry): [string, Properties] => [event, Object(entry)]),
  );
}
