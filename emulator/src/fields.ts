import { InputError } from "./input-error";

/** The fields of an input from outside: the library's caller or a body of the control API. */
export type Fields = Record<string, unknown>;

/** The input as an object that has no other fields than the known ones. `undefined` and `null` are empty. */
export function fieldsOf(input: unknown, known: readonly string[]): Fields {
  const fields = input ?? {};
  if (typeof fields !== "object" || Array.isArray(fields)) {
    throw new InputError(`expected an object with the fields ${known.join(", ")}`);
  }
  for (const name of Object.keys(fields)) {
    if (!known.includes(name)) {
      throw new InputError(`${name}: unknown field, use one of ${known.join(", ")}`);
    }
  }
  return fields as Fields;
}

/** A field that is text and not empty, or is absent. */
export function text(fields: Fields, name: string): string | undefined {
  const value = fields[name];
  if (value === undefined) return undefined;
  if (typeof value === "string" && value !== "") return value;
  throw new InputError(`${name}: must be a text that is not empty`);
}

export function requiredText(fields: Fields, name: string): string {
  const value = text(fields, name);
  if (value === undefined) throw new InputError(`${name}: is missing, give a text`);
  return value;
}

/** A field that is text of digits (after an optional prefix), or is absent. */
export function digits(fields: Fields, name: string, pattern: RegExp, says: string): string | undefined {
  const value = text(fields, name);
  if (value === undefined || pattern.test(value)) return value;
  throw new InputError(`${name}: must be ${says}`);
}

/** A field that is a whole number within the bounds, or is absent. */
export function whole(fields: Fields, name: string, least: number, most: number): number | undefined {
  const value = fields[name];
  if (value === undefined) return undefined;
  if (typeof value === "number" && Number.isInteger(value) && value >= least && value <= most) return value;
  throw new InputError(`${name}: must be a whole number from ${least} to ${most}`);
}

export function requiredWhole(fields: Fields, name: string, least: number, most: number): number {
  const value = whole(fields, name, least, most);
  if (value === undefined) {
    throw new InputError(`${name}: is missing, give a whole number from ${least} to ${most}`);
  }
  return value;
}

/** A field that is one of the given words, or is absent. */
export function word<Word extends string>(
  fields: Fields,
  name: string,
  words: readonly Word[],
): Word | undefined {
  const value = fields[name];
  if (value === undefined) return undefined;
  const found = words.find((one) => one === value);
  if (found !== undefined) return found;
  throw new InputError(`${name}: must be one of ${words.join(", ")}`);
}
