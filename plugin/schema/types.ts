import type { DeclaredHook, LineHook } from "../../provider/line/state";
import { EVENTS, type HookEvent, type HookMethod, type HookType, METHODS, TYPES } from "../../zipwhip";
import { type Properties, type PropertySpec, typeRef } from "./spec";
import { METHOD, URL } from "./words";

const EVENT_WORDS: Record<HookEvent, string> = {
  receive: "A text arrives at the line.",
  send: "A text is sent from the line.",
  progress: "The delivery of a sent text moves on.",
  read: "A text is marked as read.",
  delete: "A text is deleted.",
  change: "Somebody sends STOP or UNSTOP: opts out, or in again. The only event of type `optout`.",
};
const TYPE_WORDS: Record<HookType, string> = {
  message: "The events of texts: receive, send, progress, read, delete.",
  optout: "The event change: STOP and UNSTOP.",
};
const METHOD_WORDS: Record<HookMethod, string> = {
  POST: "The documented choice, and the default.",
  PUT: "As POST, by another verb.",
  GET: "Accepted by the service; what it then sends is not documented.",
};

const DECLARED: Properties<keyof DeclaredHook> = {
  url: { type: "string", description: URL },
  method: { $ref: typeRef("HookMethod"), description: METHOD },
};

const INSTALLED: Properties<keyof LineHook> = {
  url: { type: "string", description: "The address that receives the event." },
  method: { type: "string", description: "The HTTP method of a delivery." },
  webhookId: {
    type: "string",
    description: "The service's id, a text of digits: it may exceed 2^53.",
  },
  type: { type: "string", description: "Only where it is not the one that has the event." },
  stranger: {
    type: "boolean",
    description: "True where a refresh of an exclusive line found a hook that nobody declared.",
  },
};

const HOOKS = Object.fromEntries(
  EVENTS.map((event): [string, PropertySpec] => [
    event,
    { type: "array", items: { $ref: typeRef("LineHook") }, description: EVENT_WORDS[event] },
  ]),
);

/** The types that resources and functions refer to. */
export const SCHEMA_TYPES = {
  "zipwhip:index:HookEvent": enumeration("What makes a hook fire.", EVENTS, EVENT_WORDS),
  "zipwhip:index:HookType": enumeration("The kind of a hook; it follows from the event.", TYPES, TYPE_WORDS),
  "zipwhip:index:HookMethod": enumeration("The HTTP method of a delivery.", METHODS, METHOD_WORDS),
  "zipwhip:index:LineHook": {
    type: "object",
    description: "A hook of a line. Its event is the name below which it stands.",
    properties: DECLARED,
    required: ["url"],
  },
  "zipwhip:index:LineHooks": {
    type: "object",
    description: "The hooks of a line: below each event a list of them.",
    properties: HOOKS,
  },
  "zipwhip:index:InstalledLineHook": {
    type: "object",
    description: "An installed hook of a line, below its event.",
    properties: INSTALLED,
    required: ["url", "method"],
  },
  "zipwhip:index:InstalledHook": {
    type: "object",
    description: "An installed hook, whoever installed it.",
    properties: {
      webhookId: INSTALLED.webhookId,
      type: { type: "string", description: "The kind of hook, `message` or `optout`." },
      event: { type: "string", description: "The event that fires the hook." },
      url: INSTALLED.url,
      method: INSTALLED.method,
    },
    required: ["webhookId", "type", "event", "url", "method"],
  },
};

function enumeration<Word extends string>(
  description: string,
  words: readonly Word[],
  says: Record<Word, string>,
) {
  const nameOf = (word: string) => word.charAt(0).toUpperCase() + word.slice(1).toLowerCase();
  const values = words.map((value) => ({ name: nameOf(value), value, description: says[value] }));
  return { type: "string", description, enum: values };
}
