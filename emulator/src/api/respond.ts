import type { Hook } from "pulumi-zipwhip/api";
import type { Endpoint } from "../faults/fault";
import { type Ending, spoil } from "../faults/play";
import { takeFault, type WaitingFault } from "../faults/queue";
import { shown } from "../state/hooks";
import type { World } from "../world";
import { perform } from "./perform";

/** A request for one of the API's calls, as it arrived. */
export interface ApiRequest {
  endpoint: Endpoint;
  verb: string;
  parameters: Record<string, string>;
  /** The line that it concerns, where known. */
  line?: string | undefined;
}

/** The whole of a call: latency, the fault that it meets if any, its effect, its ending. */
export async function respond(world: World, request: ApiRequest): Promise<Ending> {
  // Taken on arrival: requests meet faults in the order in which they come.
  const met = takeFault(world.faults, request.endpoint, request.line);
  if (world.latencyMs > 0) await world.pause(world.latencyMs);
  const effect = () =>
    perform(world, request.endpoint, request.verb, request.parameters, viewOf(met, request.line));

  const fault = met?.fault;
  if (fault === undefined) return { end: "answer", answer: effect() };
  switch (fault.kind) {
    case "stale-list":
    case "hide-newest":
      return { end: "answer", answer: effect() };
    case "delay": {
      if (fault.when !== "after") await world.pause(fault.ms);
      const answer = effect();
      if (fault.when === "after") await world.pause(fault.ms);
      return { end: "answer", answer };
    }
    default: {
      const harmless = request.endpoint === "webhook/list";
      return fault.when === "after" || harmless ? spoil(fault, effect()) : spoil(fault);
    }
  }
}

function viewOf(met: WaitingFault | undefined, line: string | undefined): (hooks: Hook[]) => Hook[] {
  const fault = met?.fault;
  if (met && fault?.kind === "stale-list") {
    return () => met.hooksThen.filter((hook) => hook.deviceId === line).map(shown);
  }
  if (fault?.kind === "hide-newest") {
    const count = fault.count ?? 1;
    return (hooks) => hooks.slice(0, Math.max(0, hooks.length - count));
  }
  return (hooks) => hooks;
}
