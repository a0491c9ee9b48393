import { DEFAULT_METHOD, EVENTS, METHODS } from "../../zipwhip";
import { identityKey } from "../../zipwhip/identity";
import {
  type CheckFailure,
  checkFlag,
  checkNames,
  checkSession,
  checkUrl,
  checkWord,
  fail,
  givenOf,
  type Surroundings,
} from "../check-fields";
import type { Properties } from "../state";
import { isUnknown } from "../unknown";
import { declaredOf } from "./state";

const INPUTS = ["hooks", "session", "adopt", "exclusive"];
const OUTPUTS = ["line"];

/**
 * Checks what a program declares of a line, and brings its hooks into one shape: a list of url and method below each
 * event. Pure. All failures at once. Never quotes a session or a URL.
 */
export function checkLine(
  news: Properties,
  surroundings: Surroundings,
): { inputs: Properties; failures: CheckFailure[] } {
  const inputs = givenOf(news);
  const { hooks, failures: wrong } = readHooks(inputs.hooks);
  if (hooks !== undefined) inputs.hooks = hooks;
  const failures = [
    ...surroundings.problems.flatMap((reason) => fail("", reason)),
    ...checkNames(inputs, "a line", INPUTS, OUTPUTS),
    ...wrong,
    ...checkSession(inputs.session, surroundings),
    ...checkFlag("adopt", inputs.adopt),
    ...checkFlag("exclusive", inputs.exclusive),
  ];
  return { inputs, failures };
}

function readHooks(given: unknown): { hooks?: Properties; failures: CheckFailure[] } {
  if (isUnknown(given)) return { failures: [] };
  if (typeof given !== "object" || given === null || Array.isArray(given)) {
    const reason =
      'hooks is missing or no map: give the URL of each event, as in { receive: "https://hooks.example.com/receive" }';
    return { failures: fail("", reason) };
  }
  const failures: CheckFailure[] = [];
  const hooks = setOf(given).flatMap(([event, value]): [string, unknown][] => {
    // An event that does not exist is told by its place, not as a missing value.
    failures.push(...checkWord("an event of hooks,", event, EVENTS).map(unnamed));
    if (isUnknown(value)) return [[event, value]];
    const place = `hooks.${shown(event)}`;
    const entries = Array.isArray(value)
      ? value.map((entry, index) => readEntry(`${place}[${index}]`, entry, failures))
      : [readEntry(place, value, failures)];
    return entries.length === 0 ? [] : [[event, entries]];
  });
  const read = Object.fromEntries(hooks);
  failures.push(...twice(read));
  return { hooks: read, failures };
}

function readEntry(place: string, entry: unknown, failures: CheckFailure[]): unknown {
  if (isUnknown(entry)) return entry;
  if (typeof entry !== "object" || entry === null) {
    failures.push(...checkUrl(place, entry ?? undefined).map(unnamed));
    return { method: DEFAULT_METHOD, url: entry };
  }
  const { url, method = DEFAULT_METHOD, ...others } = Object.fromEntries(setOf(entry));
  for (const name of Object.keys(others)) {
    failures.push(
      ...fail("", `${place} has a property ${shown(name)}, which is none of a hook: url, method`),
    );
  }
  failures.push(
    ...checkUrl(`${place}.url`, url).map(unnamed),
    ...checkWord(`${place}.method`, method, METHODS).map(unnamed),
  );
  // The engine cannot be sent what is undefined.
  return { method, ...(url === undefined ? {} : { url }) };
}

function setOf(given: object): [name: string, value: unknown][] {
  return Object.entries(given).filter(([, value]) => value !== undefined && value !== null);
}

// Where name and value are confounded, a URL with its token or a session stands as the name.
function shown(name: string): string {
  return /^[a-z]{1,20}$/i.test(name) ? name : "(…)";
}

// The engine looks a property up by its name, and prints all of `hooks`, tokens in URLs included.
function unnamed({ reason }: CheckFailure): CheckFailure {
  return { property: "", reason };
}

function twice(hooks: Properties): CheckFailure[] {
  const seen = new Set<string>();
  return declaredOf({ hooks }).flatMap((hook) => {
    if (isUnknown(hook.url)) return [];
    const key = identityKey(hook);
    const again = seen.has(key);
    seen.add(key);
    const reason = `hooks.${shown(hook.event)} has the same URL twice, and two hooks would deliver every event twice: remove one`;
    return again ? fail("", reason) : [];
  });
}
