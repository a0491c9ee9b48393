import { inspect } from "node:util";
import { expect } from "chai";

/** The secret part of a session. */
export const SECRET = "0f8fad5b-d9cb-469f-a165-70867728950e";

/** A session as the service hands them out. */
export const SESSION = `${SECRET}:299538202`;

/** Another session of the same line. */
export const ROTATED = "7c9e6679-7425-40de-944b-e07fc1f90ae7:299538202";

/** A session of another line. */
export const FOREIGN = "3d813cbb-47fb-42ba-91df-831e1593ac29:417000123";

/** Every spelling in which a request, a log or an answer can hold the session. */
export function spellingsOf(session: string): string[] {
  const [secret = "", line = ""] = session.split(":");
  const forms = [`${secret}:${line}`, `${secret}%3A${line}`, `${secret}%3a${line}`, secret];
  return forms.flatMap((form) => [form, form.toUpperCase(), form.toLowerCase()]);
}

/** Every text in the value and in all that it leads to: keys and values, own and inherited, enumerable or not. */
export function textsIn(value: unknown, seen = new Set<unknown>()): string[] {
  if (typeof value === "string") return [value];
  if ((typeof value !== "object" && typeof value !== "function") || value === null || seen.has(value))
    return [];
  seen.add(value);
  if (value === Object.prototype || value === Function.prototype || value === Error.prototype) return [];
  const entries = value instanceof Map || value instanceof Set ? [...value] : [];
  const own = Reflect.ownKeys(value).flatMap((key) => {
    const property = Reflect.getOwnPropertyDescriptor(value, key);
    const held = property?.get === undefined ? property?.value : property.get.call(value);
    return [String(key), ...textsIn(held, seen)];
  });
  return [...entries.flatMap((entry) => textsIn(entry, seen)), ...own, ...textsIn(protoOf(value), seen)];
}

function protoOf(value: object): unknown {
  const proto: unknown = Object.getPrototypeOf(value);
  // A class of the language holds no secret of ours, and some of its getters throw.
  return [Map.prototype, Set.prototype, Array.prototype].includes(proto as never) ? undefined : proto;
}

/** Fails where any of the secrets is anywhere in the value, in any case of its letters. */
export function expectWithout(value: unknown, ...secrets: string[]): void {
  const printed = inspect(value, { depth: null, showHidden: true });
  const everything = [...textsIn(value), printed, String(value)].join("\n").toLowerCase();
  for (const secret of secrets) {
    // Not by chai's include, whose message would print everything.
    expect(everything.includes(secret.toLowerCase()), `holds ${secret}: ${printed.slice(0, 300)}`).to.equal(
      false,
    );
  }
}
