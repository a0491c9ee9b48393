import { HOOK } from "../provider/kinds/hook";
import type { Kind } from "../provider/kinds/kind";
import { LINE } from "../provider/kinds/line";
import { PLUGIN_TYPES } from "../provider/resource-types";
import { UnknownTypeError } from "./errors/unknown-type";

const KINDS: Record<string, Kind> = { [PLUGIN_TYPES.hook]: HOOK, [PLUGIN_TYPES.line]: LINE };

/** The kind of resource that has this type. */
export function kindOf(type: string): Kind {
  const kind = Object.hasOwn(KINDS, type) ? KINDS[type] : undefined;
  if (kind === undefined) throw new UnknownTypeError("resource", type, Object.keys(KINDS));
  return kind;
}

/** The type that a resource's URN names, without those of its parents. */
export function typeOfUrn(urn: string): string {
  return (urn.split("::")[2] ?? "").split("$").at(-1) ?? "";
}
