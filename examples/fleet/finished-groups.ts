import { createHash } from "node:crypto";
import { existsSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { dirname } from "node:path";
import type { FleetLine } from "./read-lines";
import type { Action } from "./run-group";

/**
 * Which groups a run has finished, in a file, so that `--resume` can leave them out. A group whose lines have changed since
 * counts as not finished.
 */
export class FinishedGroups {
  private readonly done: { [key: string]: string };

  constructor(
    private readonly file: string,
    private readonly action: Action,
    resume: boolean,
  ) {
    this.done = resume && existsSync(file) ? JSON.parse(readFileSync(file, "utf8")) : {};
  }

  has(group: string, lines: readonly FleetLine[]): boolean {
    return this.done[this.key(group)] === digest(lines);
  }

  add(group: string, lines: readonly FleetLine[]): void {
    this.done[this.key(group)] = digest(lines);
    mkdirSync(dirname(this.file), { recursive: true });
    writeFileSync(this.file, `${JSON.stringify(this.done, undefined, 2)}\n`);
  }

  private key(group: string): string {
    return `${this.action} ${group}`;
  }
}

// Sessions are in it, so of it all only the digest is written.
function digest(lines: readonly FleetLine[]): string {
  return createHash("sha256").update(JSON.stringify(lines)).digest("hex");
}
