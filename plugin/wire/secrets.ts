import { OUTPUT, SECRET, SIGNATURE } from "../../provider/signatures";
import type { Properties } from "../../provider/state";
import { UNKNOWN } from "../../provider/unknown";

/**
 * Where a request had secrets: below each property the names under which they stood, of whatever depth; the property's own
 * name where all of it is secret. By name and not by place, so that a list in another order hides the same things.
 */
export type SecretPlaces = Map<string, Set<string>>;

/** Properties as a verb wants them, and what was secret among them. */
export interface Opened {
  values: Properties;
  places: SecretPlaces;
  /** The secret texts themselves: no message may hold them. */
  texts: string[];
}

/** Takes the wrapping off all secrets, at any depth. */
export function openSecrets(properties: Properties): Opened {
  const places: SecretPlaces = new Map();
  const texts: string[] = [];
  const open = (value: unknown, property: string, name: string, hidden: boolean): unknown => {
    if (typeof value === "string" && hidden) texts.push(value);
    if (typeof value !== "object" || value === null) return value;
    if (Array.isArray(value)) return value.map((entry) => open(entry, property, name, hidden));
    const marked = value as Properties;
    const secret = marked[SIGNATURE] === SECRET || (marked[SIGNATURE] === OUTPUT && marked.secret === true);
    if (secret) places.set(property, (places.get(property) ?? new Set()).add(name));
    if (secret || marked[SIGNATURE] === OUTPUT) {
      return open("value" in marked ? marked.value : UNKNOWN, property, name, hidden || secret);
    }
    return mapEntries(marked, (entry, key) => open(entry, property, key, hidden));
  };
  const values = mapEntries(properties, (value, name) => open(value, name, name, false));
  return { values, places, texts };
}

/** Wraps what stands where a request had a secret; and a session, whatever it was. */
export function hideSecrets(properties: Properties, ...requests: readonly SecretPlaces[]): Properties {
  return mapEntries(properties, (value, property) => {
    const names = new Set(requests.flatMap((places) => [...(places.get(property) ?? [])]));
    if (property === "session") names.add(property);
    return names.size === 0 ? value : hide(value, property, names);
  });
}

function hide(value: unknown, name: string, names: ReadonlySet<string>): unknown {
  if (value === undefined || value === null) return value;
  if (names.has(name)) return { [SIGNATURE]: SECRET, value };
  if (Array.isArray(value)) return value.map((entry) => hide(entry, "", names));
  return typeof value === "object" ? mapEntries(value, (entry, key) => hide(entry, key, names)) : value;
}

function mapEntries(from: object, map: (value: unknown, name: string) => unknown): Properties {
  return Object.fromEntries(Object.entries(from).map(([name, value]) => [name, map(value, name)]));
}
