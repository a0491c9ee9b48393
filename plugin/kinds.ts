import { HOOK } from "../provider/kinds/hook";
import type { Kind } from "../provider/kinds/kind";
import { LINE } from "../provider/kinds/line";
import { UnknownTypeError } from "./errors/unknown-type";

/** The types of resources, as programs name them. */
export const TYPES = { webhook: "zipwhip:index:Webhook", line: "zipwhip:index:Line" } as const;

const KINDS: Record<string, Kind> = { [TYPES.webhook]: HOOK, [TYPES.line]: LINE };

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
