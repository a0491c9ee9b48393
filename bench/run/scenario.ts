import { mkdtempSync, rmSync } from "node:fs";
import { join } from "node:path";
import { type Column, OPERATIONS, type Operation } from "../columns/column";
import type { Service } from "../service/service";
import type { Store } from "../stores/store";
import type { Sample } from "./sample";

/**
 * Runs all operations of a column on so many hooks, from nothing to nothing.
 *
 * @param within where its folder is made
 * @param store where the state is kept, if not in that folder
 */
export async function runScenario(
  column: Column,
  hooks: number,
  repeat: number,
  service: Service,
  within: string,
  store?: Store,
): Promise<Sample[]> {
  const lines = column.lines(hooks);
  const sessions = await service.newLines(lines);
  const folder = mkdtempSync(join(within, `${column.id}-`));
  try {
    const deployment = await column.deploy({ folder, hooks, service, sessions, store });
    await service.spent();
    store?.spent?.();
    const samples: Sample[] = [];
    for (const operation of OPERATIONS) {
      const run = await deployment.run(operation);
      if (run === undefined) continue;
      const traffic = store?.spent?.();
      const { requests, bytes, installed } = await service.spent();
      expectInstalled(column, operation, hooks, installed);
      const state = operation === "destroy" ? undefined : deployment.stateBytes();
      samples.push({
        ...{ column: column.id, hooks, lines, repeat, operation, seconds: run.seconds },
        ...{ requests, bytesReceived: bytes },
        ...(run.peakMemory === undefined ? {} : { peakMemory: run.peakMemory }),
        ...(traffic === undefined ? {} : { traffic }),
        ...(state === undefined ? {} : { stateBytesPerHook: state / hooks }),
      });
    }
    return samples;
  } finally {
    rmSync(folder, { recursive: true, force: true, maxRetries: 5 });
  }
}

// A quick run that did nothing is worth nothing.
function expectInstalled(column: Column, operation: Operation, hooks: number, installed: number): void {
  const wanted = !column.installs || operation === "destroy" ? 0 : hooks;
  if (installed === wanted) return;
  throw new Error(`${column.title}: after ${operation} ${installed} hooks are installed, and not ${wanted}`);
}
