import { DEFAULT_METHOD, METHODS } from "pulumi-zipwhip/api";
import { InputError } from "./input-error";
import type { Profile } from "./messages/payload";

/** How a call that fails is answered. `status` and `response` are the answer's; `text` is its wording as plain text. */
export interface FailureAnswer {
  status: number;
  response: unknown;
  text?: string;
}

export type FailureStyle = "status" | "success-false-200" | "plain-401" | "500" | "string";

/** What is not documented, and what this emulator does. OUR OWN CHOICE throughout; the reasons stand in `CHOICES`. */
export interface Choices {
  /**
   * `status`: the failure's own status and response. `success-false-200`: the same response with status 200.
   * `plain-401`: 401 and plain text for a bad session or bad credentials, else as `status`. `500`: the same
   * response with status 500. `string`: the failure's own status, and a text as response.
   */
  failureStyle: FailureStyle;
  badSession: FailureAnswer;
  badCredentials: FailureAnswer;
  badArguments: FailureAnswer;
  unknownHook: FailureAnswer;
  badVerb: FailureAnswer;
  unknownPath: FailureAnswer;
  /** The method of a hook that was added without one. */
  defaultMethod: string;
  /** The HTTP verbs that every call may come with. */
  verbs: string[];
  /** Parameters sent as JSON: not seen at all, or read. */
  jsonBodies: "ignored" | "read";
  idSize: "32-bit" | "64-bit";
  unknownParameters: "ignored" | "refused";
  /** webhook/update with neither url nor method. */
  emptyUpdate: "allowed" | "refused";
  /** webhook/delete of an id that the line does not have. */
  unknownDelete: "fails" | "succeeds";
  /** The response of a user/logout that worked. */
  logoutResponse: unknown;
  /** How deliveries write numbers, dates and headers: as the page of 2015, or as that of 2020. */
  deliveryProfile: Profile;
  /** Where deliveries go. To other machines only when it is asked for: urls of examples belong to somebody. */
  deliverTo: "this machine" | "anywhere";
  /** For how long an answer to a delivery is waited for, in ms. */
  deliveryTimeoutMs: number;
  /** Whether a receiver's certificate has to be good. */
  checkCertificates: boolean;
  /** Seconds from each failed attempt to the next; the last stands for all that follow, until 72 hours are over. */
  retryAfterS: number[];
  /** What a hook with the method GET is sent: the payload's fields as a query, or nothing. */
  getDelivers: "query" | "nothing";
  /** Whether the event change, a STOP that arrives, fires receive as well. */
  stopIsAlsoReceived: boolean;
}

interface Choice<Value> {
  why: string;
  value: Value;
  /** What the value must be, in words. */
  says: string;
  holds: (value: unknown) => boolean;
}

/** The one table of what the service never documented. Every row is this project's own choice, not a fact. */
const CHOICES: { readonly [Name in keyof Choices]: Choice<Choices[Name]> } = {
  failureStyle: {
    why: "clients in the wild check the status, or `success`, or both: nobody knows which failures the service sends",
    value: "status",
    ...oneOf("status", "success-false-200", "plain-401", "500", "string"),
  },
  badSession: {
    why: "a test against the live API saw 403 and no usable body for user/save with a bogus session",
    value: { status: 403, response: null, text: "Invalid session" },
    ...failure(),
  },
  badCredentials: {
    why: "a test against the live API saw 400 or 500 with response null, also for empty credentials",
    value: { status: 400, response: null, text: "Invalid username or password" },
    ...failure(),
  },
  badArguments: {
    why: "a test against the live API saw 400 with code -703 from neighbouring calls",
    value: { status: 400, response: { code: -703, desc: "Wrong arguments" }, text: "Wrong arguments" },
    ...failure(),
  },
  unknownHook: {
    why: "nobody shows it; an id that does not exist is a wrong argument. A foreign line's hook is not told apart",
    value: { status: 400, response: { code: -703, desc: "Wrong arguments" }, text: "Wrong arguments" },
    ...failure(),
  },
  badVerb: {
    why: "verbs seem not to be policed at all; what HTTP itself says is the least surprising",
    value: { status: 405, response: null, text: "Method not allowed" },
    ...failure(),
  },
  unknownPath: {
    why: "what HTTP itself says is the least surprising",
    value: { status: 404, response: null, text: "Not found" },
    ...failure(),
  },
  defaultMethod: {
    why: "three independent clients leave the method out and receive POST",
    value: DEFAULT_METHOD,
    ...oneOf(...METHODS),
  },
  verbs: {
    why: "the page documents POST and GET, and clients use either for everything",
    value: ["GET", "POST"],
    says: "a list of some of GET, POST, PUT, PATCH, DELETE",
    holds: (value) => Array.isArray(value) && value.length > 0 && value.every((verb) => VERBS.includes(verb)),
  },
  jsonBodies: {
    why: "no client was ever seen to send JSON",
    value: "ignored",
    ...oneOf("ignored", "read"),
  },
  idSize: {
    why: "the one published id, 687557714, fits 32 bits; the ids of messages exceed 2^53",
    value: "32-bit",
    ...oneOf("32-bit", "64-bit"),
  },
  unknownParameters: {
    why: "clients send parameters of other calls along, and work",
    value: "ignored",
    ...oneOf("ignored", "refused"),
  },
  emptyUpdate: {
    why: "both are documented as optional",
    value: "allowed",
    ...oneOf("allowed", "refused"),
  },
  unknownDelete: {
    why: "an id that does not exist is a wrong argument, and the harder case for a client",
    value: "fails",
    ...oneOf("fails", "succeeds"),
  },
  logoutResponse: {
    why: "no answer of user/logout was published",
    value: null,
    says: "any JSON value",
    holds: (value) => value !== undefined,
  },
  deliveryProfile: {
    why: "both are documented; the page of 2015 is the one that could be had whole",
    value: "2015",
    ...oneOf("2015", "2020"),
  },
  deliverTo: {
    why: "the service delivers anywhere; a stand-in must not, unless it is told",
    value: "this machine",
    ...oneOf("this machine", "anywhere"),
  },
  deliveryTimeoutMs: {
    why: "nobody knows how long the service waits",
    value: 10_000,
    says: "a whole number of milliseconds above 0",
    holds: (value) => Number.isInteger(value) && Number(value) > 0 && Number(value) < 2 ** 31,
  },
  checkCertificates: {
    why: "whether the service checks them is not documented; a receiver that passes the check is safe either way",
    value: true,
    ...oneOf(true, false),
  },
  retryAfterS: {
    why: "all that is known is that it goes on for 72 hours",
    value: [10, 60, 300, 900, 3_600],
    says: "a list of seconds above 0, one at least",
    holds: (value) =>
      Array.isArray(value) && value.length > 0 && value.every((one) => typeof one === "number" && one > 0),
  },
  getDelivers: {
    why: "no client was ever seen to have a hook with GET",
    value: "query",
    ...oneOf("query", "nothing"),
  },
  stopIsAlsoReceived: {
    why: "not known; a text that says STOP has arrived, so it is the likelier",
    value: true,
    ...oneOf(true, false),
  },
};

const VERBS: readonly unknown[] = ["GET", "POST", "PUT", "PATCH", "DELETE"];

export function defaultChoices(): Choices {
  const values = Object.entries(CHOICES).map(([name, choice]) => [name, structuredClone(choice.value)]);
  return Object.fromEntries(values) as Choices;
}

/** Makes other choices, all or none of them. Input from outside: any field may be wrong. */
export function choose(choices: Choices, others: object): void {
  for (const [name, value] of Object.entries(others)) {
    if (!isChoice(name)) {
      throw new InputError(`${name}: unknown choice, use one of ${Object.keys(CHOICES).join(", ")}`);
    }
    if (!CHOICES[name].holds(value)) throw new InputError(`${name}: must be ${CHOICES[name].says}`);
  }
  Object.assign(choices, structuredClone(others));
}

function isChoice(name: string): name is keyof Choices {
  return Object.hasOwn(CHOICES, name);
}

function oneOf(...words: readonly (string | boolean)[]) {
  return {
    says: `one of ${words.join(", ")}`,
    holds: (value: unknown) => words.some((one) => one === value),
  };
}

function failure() {
  return {
    says: 'an object {"status": 200 to 599, "response": any JSON value, "text": optional text}',
    holds: (value: unknown) => {
      if (typeof value !== "object" || value === null) return false;
      const { status, response, text, ...rest } = value as Record<string, unknown>;
      if (Object.keys(rest).length > 0 || response === undefined) return false;
      if (text !== undefined && typeof text !== "string") return false;
      return Number.isInteger(status) && Number(status) >= 200 && Number(status) <= 599;
    },
  };
}
