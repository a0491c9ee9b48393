import { type DiffResponse, PropertyDiff } from "@pulumi/pulumi/proto/provider_pb";
import type { Detail } from "../../provider/details";

/** Puts into an answer what has changed, place by place. */
export function setDetails(answer: DiffResponse, details: Record<string, Detail>): void {
  const roots = Object.keys(details).map((path) => path.split(/[.[]/)[0] ?? path);
  answer.setDiffsList([...new Set(roots)]);
  answer.setHasdetaileddiff(true);
  for (const [path, { kind, replaces }] of Object.entries(details)) {
    const difference = new PropertyDiff();
    difference.setKind(PropertyDiff.Kind[replaces ? (`${kind}_REPLACE` as const) : kind]);
    difference.setInputdiff(true);
    answer.getDetaileddiffMap().set(path, difference);
  }
}
