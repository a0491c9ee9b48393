import type { Fault } from "../faults/fault";

/** JSON has no Infinity. */
export function faultsAsJson(faults: readonly Fault[]): object[] {
  return faults.map((fault) =>
    fault.times === Number.POSITIVE_INFINITY ? { ...fault, times: "forever" } : fault,
  );
}
