// An exported state marks a secret as the wire does.
import { SECRET, SIGNATURE } from "../../provider/signatures";

/** The value with all secrets in it opened; `undefined` stands for those that are still locked. */
export function opened(value: unknown): unknown {
  if (isSecret(value)) return typeof value.plaintext === "string" ? parsed(value.plaintext) : undefined;
  if (Array.isArray(value)) return value.map(opened);
  if (typeof value !== "object" || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([name, inner]) => [name, opened(inner)]));
}

/** Whether the value is a secret or holds one. */
export function holdsSecret(value: unknown): boolean {
  return some(value, () => true);
}

/** Whether the value holds a secret that is still locked. */
export function holdsLocked(value: unknown): boolean {
  return some(value, ({ plaintext }) => typeof plaintext !== "string");
}

function some(value: unknown, test: (secret: { plaintext?: unknown }) => boolean): boolean {
  if (isSecret(value)) return test(value);
  return (
    typeof value === "object" && value !== null && Object.values(value).some((inner) => some(inner, test))
  );
}

function isSecret(value: unknown): value is { plaintext?: unknown } {
  return (
    typeof value === "object" && value !== null && (value as Record<string, unknown>)[SIGNATURE] === SECRET
  );
}

// Parsed anew, the value can hold marks again.
function parsed(plaintext: string): unknown {
  try {
    return opened(JSON.parse(plaintext));
  } catch {
    return undefined;
  }
}
