import { InputError } from "../input-error";
import type { RequestEntry } from "./entry";

export interface RequestFilter {
  /** With or without the slash at the front. */
  path?: string;
  deviceId?: string;
}

/** Adds an entry for a request that has just arrived. It is filled in as more becomes known. */
export function enter(log: RequestEntry[], method: string, path: string, at: Date): RequestEntry {
  const entry: RequestEntry = {
    method,
    path,
    parameters: {},
    status: 0,
    at: at.toISOString(),
    index: log.length,
    transport: "none",
  };
  log.push(entry);
  return entry;
}

export function entries(log: readonly RequestEntry[], filter: RequestFilter = {}): RequestEntry[] {
  for (const name of Object.keys(filter)) {
    if (name !== "path" && name !== "deviceId") {
      throw new InputError(`${name}: unknown filter, use path or deviceId`);
    }
  }
  const path = filter.path?.replace(/^\/?/, "/");
  return log
    .filter((entry) => path === undefined || entry.path === path)
    .filter((entry) => filter.deviceId === undefined || entry.line === filter.deviceId)
    .map((entry) => structuredClone(entry));
}
