import { closeSync, fstatSync, lstatSync, mkdirSync, openSync, readdirSync, readSync, rmSync } from "node:fs";
import { tmpdir, userInfo } from "node:os";
import { join } from "node:path";

/**
 * A folder of this user's on this machine, for what the processes of a run tell each other; rid of what those have left
 * that are gone. `undefined` where there can be none.
 */
export function openOwnFolder(): string | undefined {
  const folder = attempt(ownFolder);
  if (folder !== undefined) sweep(folder);
  return folder;
}

/** Whether the process that a file of the folder is of is there. */
export function isAlive(pid: number): boolean {
  if (!Number.isSafeInteger(pid) || pid <= 0) return false;
  try {
    return process.kill(pid, 0);
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === "EPERM";
  }
}

/** What an act gives; nothing where it fails. */
export function attempt<T>(act: () => T): T | undefined {
  try {
    return act();
  } catch {
    return undefined;
  }
}

/** What stands in a file from a place on; `undefined` where it is shorter by now. */
export function readFrom(path: string, start: number): Buffer | undefined {
  const file = openSync(path, "r");
  try {
    const { size } = fstatSync(file);
    if (size < start) return undefined;
    const bytes = Buffer.alloc(size - start);
    return bytes.subarray(0, readSync(file, bytes, 0, bytes.length, start));
  } finally {
    closeSync(file);
  }
}

// Nobody else may write there: who could, could keep hooks from being deleted.
function ownFolder(): string | undefined {
  const uid = process.getuid?.();
  const folder = join(tmpdir(), `pulumi-zipwhip-${uid ?? userInfo().username}`);
  // Where it is there already this fails. Not with all above it: the place for such things is the machine's to make.
  attempt(() => mkdirSync(folder, { mode: 0o700 }));
  const found = lstatSync(folder);
  const ours = uid === undefined || (found.uid === uid && (found.mode & 0o022) === 0);
  return found.isDirectory() && ours ? folder : undefined;
}

// The engine kills its providers: none of them can clean up after itself.
function sweep(folder: string): void {
  for (const file of attempt(() => readdirSync(folder)) ?? []) {
    const pid = Number(file.split("-")[1]);
    if (!isAlive(pid)) attempt(() => rmSync(join(folder, file), { force: true }));
  }
}
