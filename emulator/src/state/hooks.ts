import { EVENTS, type Hook, typeOfEvent } from "pulumi-zipwhip/api";
import type { Choices } from "../choices";
import { fieldsOf, requiredText, text } from "../fields";
import { InputError } from "../input-error";
import { type Random, randomBigId, randomId } from "../random";
import { knownLine } from "./lines";
import type { State, StoredHook } from "./state";

/** A hook to install by hand. Any text is taken: a line may carry hooks of kinds that no document knows. */
export interface InstallOptions {
  /** Default: the type that has the event, else `message`. */
  type?: string;
  event: string;
  url: string;
  /** Default: the choice `defaultMethod`. */
  method?: string;
}

export interface EditOptions {
  url?: string;
  method?: string;
}

/** The hooks of a line, in order of creation. Copies, without the line. */
export function hooksOf(state: State, deviceId: string): Hook[] {
  return [...state.hooks.values()].filter((hook) => hook.deviceId === deviceId).map(shown);
}

export function addHook(
  state: State,
  random: Random,
  idSize: Choices["idSize"],
  hook: Omit<StoredHook, "webhookId">,
): Hook {
  const newId = idSize === "64-bit" ? randomBigId : randomId;
  let webhookId = newId(random);
  while (state.hooks.has(webhookId)) webhookId = newId(random);
  const stored = { ...hook, webhookId };
  state.hooks.set(webhookId, stored);
  state.changed();
  return shown(stored);
}

/** New values for url and method where given; all else stays, the id and the place in the list too. */
export function changeHook(state: State, hook: StoredHook, edit: EditOptions): Hook {
  const stored = { ...hook, ...edit };
  state.hooks.set(stored.webhookId, stored);
  state.changed();
  return shown(stored);
}

export function dropHook(state: State, webhookId: string): void {
  state.hooks.delete(webhookId);
  state.changed();
}

export function installByHand(
  state: State,
  random: Random,
  choices: Choices,
  deviceId: string,
  hook: InstallOptions,
): Hook {
  knownLine(state, deviceId);
  const fields = fieldsOf(hook, ["type", "event", "url", "method"]);
  const event = requiredText(fields, "event");
  const known = EVENTS.find((one) => one === event);
  return addHook(state, random, choices.idSize, {
    deviceId,
    type: text(fields, "type") ?? (known ? typeOfEvent(known) : "message"),
    event,
    url: requiredText(fields, "url"),
    method: text(fields, "method") ?? choices.defaultMethod,
  });
}

export function editByHand(state: State, webhookId: string, edit: EditOptions): Hook {
  const hook = knownHook(state, webhookId);
  const fields = fieldsOf(edit, ["url", "method"]);
  const url = text(fields, "url");
  const method = text(fields, "method");
  return changeHook(state, hook, {
    ...(url !== undefined && { url }),
    ...(method !== undefined && { method }),
  });
}

export function removeByHand(state: State, webhookId: string): void {
  dropHook(state, knownHook(state, webhookId).webhookId);
}

function knownHook(state: State, webhookId: string): StoredHook {
  const hook = state.hooks.get(webhookId);
  if (hook) return hook;
  throw new InputError(
    "webhookId: there is no such hook, GET /emulator/lines/:deviceId/hooks lists them",
    404,
  );
}

export function shown({ webhookId, type, event, url, method }: StoredHook): Hook {
  return { webhookId, type, event, url, method };
}
