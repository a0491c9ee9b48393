import { DEFAULT_METHOD, EVENTS, type HookEvent, METHODS, TYPES, typeOfEvent } from "../zipwhip";
import {
  type CheckFailure,
  checkFlag,
  checkNames,
  checkSession,
  checkUrl,
  checkWord,
  fail,
  givenOf,
  isOneOf,
  type Surroundings,
} from "./check-fields";
import type { Properties } from "./state";
import { isUnknown, UNKNOWN } from "./unknown";

const INPUTS = ["event", "url", "type", "method", "session", "adopt"];
const OUTPUTS = ["webhookId", "line"];

/**
 * Checks what a program declares, and fills in the defaults. Pure. All failures at once, each with its property and a
 * remedy. What is unknown yet passes untouched. Never quotes a session or a URL.
 */
export function check(
  news: Properties,
  surroundings: Surroundings,
): { inputs: Properties; failures: CheckFailure[] } {
  const inputs = withDefaults(news);
  const wrongType = checkWord("type", inputs.type, TYPES);
  const failures = [
    ...surroundings.problems.flatMap((reason) => fail("", reason)),
    ...checkNames(inputs, "a hook", INPUTS, OUTPUTS),
    ...checkWord("event", inputs.event, EVENTS),
    ...checkUrl("url", inputs.url),
    ...(wrongType.length > 0 ? wrongType : fail("type", typeMismatch(inputs))),
    ...checkWord("method", inputs.method, METHODS),
    ...checkSession(inputs.session, surroundings),
    ...checkFlag("adopt", inputs.adopt),
  ];
  return { inputs, failures };
}

function withDefaults(news: Properties): Properties {
  const inputs = givenOf(news);
  inputs.method ??= DEFAULT_METHOD;
  if (inputs.type === undefined) {
    if (isUnknown(inputs.event)) inputs.type = UNKNOWN;
    else inputs.type = isOneOf(inputs.event, EVENTS) ? typeOfEvent(inputs.event as HookEvent) : "message";
  }
  return inputs;
}

function typeMismatch({ type, event }: Properties): string | undefined {
  if (isUnknown(type) || !isOneOf(event, EVENTS)) return undefined;
  const right = typeOfEvent(event as HookEvent);
  return type === right
    ? undefined
    : `type "${type}" has no event "${event}": leave type out, or give "${right}"`;
}
