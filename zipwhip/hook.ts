/**
 * The events of a line's messages. Source: the API's page, "Events".
 */
export const MESSAGE_EVENTS = ["receive", "send", "progress", "read", "delete"] as const;

/** The event of type `optout`. Source: the 2020 page. */
export const OPTOUT_EVENTS = ["change"] as const;

/** All events that a hook can be installed for. */
export const EVENTS = [...MESSAGE_EVENTS, ...OPTOUT_EVENTS] as const;

/** All types of hooks: `message` since 2015, `optout` since 2020. */
export const TYPES = ["message", "optout"] as const;

/** The HTTP methods that the API's page names for a delivery. */
export const METHODS = ["POST", "PUT", "GET"] as const;

/**
 * What the service uses where `webhook/add` names no method. Undocumented: our inference from clients that
 * leave it out and receive POST. This project therefore always sends the method.
 */
export const DEFAULT_METHOD = "POST" as const;

/**
 * What makes a hook fire: `receive` (a text arrives), `send` (one is sent), `progress` (its delivery moves on),
 * `read`, `delete`; and `change`, of type `optout` (somebody sends STOP or UNSTOP).
 */
export type HookEvent = (typeof EVENTS)[number];

/** `message` for the five message events, `optout` for `change`. */
export type HookType = (typeof TYPES)[number];

/** The HTTP method of a delivery. `GET` is accepted by the service, but what it then sends is not documented. */
export type HookMethod = (typeof METHODS)[number];

/**
 * A web hook as the service shows it. `type`, `event` and `method` are plain text here, because a line may
 * carry hooks of kinds that this project does not know.
 */
export interface Hook {
  /** The service's id. A string of digits: it may exceed 2^53. */
  webhookId: string;
  /** The kind of hook, such as `message`. */
  type: string;
  /** The event that fires the hook, such as `receive`. */
  event: string;
  /** The address that receives the event. */
  url: string;
  /** The HTTP method of a delivery, in capitals. */
  method: string;
}

/** The type that has this event: `change` is the only one of `optout`. */
export function typeOfEvent(event: HookEvent): HookType {
  return event === "change" ? "optout" : "message";
}
