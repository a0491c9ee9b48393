import type { StoredHook } from "../state/state";
import type { Endpoint, Fault } from "./fault";

/** A fault that waits for its requests. */
export interface WaitingFault {
  fault: Fault;
  /** How many matching requests it still lets pass. */
  skip: number;
  /** How many it still meets. */
  times: number;
  /** All hooks of all lines as they were when the fault was added. */
  hooksThen: StoredHook[];
}

export function waiting(fault: Fault, hooks: Iterable<StoredHook>): WaitingFault {
  return { fault, skip: fault.skip ?? 0, times: fault.times ?? 1, hooksThen: [...hooks] };
}

/**
 * The fault that a request meets: the first added that fits and has let enough pass. A request that meets one
 * fault still counts for the `skip` of the others.
 */
export function takeFault(
  queue: WaitingFault[],
  endpoint: Endpoint,
  line: string | undefined,
): WaitingFault | undefined {
  let met: WaitingFault | undefined;
  for (const one of queue.filter(({ fault }) => fits(fault, endpoint, line))) {
    if (one.skip > 0) one.skip -= 1;
    else met ??= one;
  }
  if (met) {
    met.times -= 1;
    if (met.times <= 0) queue.splice(queue.indexOf(met), 1);
  }
  return met;
}

function fits(fault: Fault, endpoint: Endpoint, line: string | undefined): boolean {
  if (fault.line !== undefined && fault.line !== line) return false;
  if (fault.kind === "stale-list" || fault.kind === "hide-newest") return endpoint === "webhook/list";
  return fault.endpoint === "*" || fault.endpoint === endpoint;
}
