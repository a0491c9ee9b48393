import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { dirname } from "node:path";
import type { StartUp } from "../measure/startup";
import type { Sample } from "./sample";

/** On what it was measured, and with what. */
export interface About {
  /** When the last scenario ended. */
  date: string;
  commit: string;
  system: string;
  cores: number;
  processor: string;
  memoryGB: number;
  node: string;
  engine: string;
  opentofu: string;
  latencyMs: number;
}

/** Everything that was measured. */
export interface Results {
  about: About;
  /** By title, why a column is not there. */
  skipped: Record<string, string>;
  samples: Sample[];
  startUp?: StartUp;
}

export function readResults<Kind extends object>(file: string): Kind | undefined {
  try {
    return JSON.parse(readFileSync(file, "utf8"));
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === "ENOENT") return undefined;
    throw error;
  }
}

export function writeResults(file: string, results: object): void {
  mkdirSync(dirname(file), { recursive: true });
  writeFileSync(file, `${JSON.stringify(results, undefined, 1)}\n`);
}
