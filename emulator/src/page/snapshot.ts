import { faultsAsJson } from "../control/faults";
import type { Controls } from "../emulator";

const LATEST = 100;

/** All that the page shows, as JSON. Sessions are masked, as wherever lines are shown. */
export function snapshotOf(controls: Controls): string {
  const lines = controls.lines().map((line) => ({ ...line, hooks: controls.hooks(line.deviceId) }));
  const deliveries = controls.deliveries(LATEST);
  return JSON.stringify({ lines, deliveries, faults: faultsAsJson(controls.faults()) });
}
