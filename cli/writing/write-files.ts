import { existsSync, mkdirSync, rmSync, writeFileSync } from "node:fs";
import { basename, dirname } from "node:path";
import { ExistsError, SameFileError } from "../errors";

/** A file to be written. */
export interface NewFile {
  path: string;
  text: string;
  /** Only its owner may read it. */
  secret?: boolean;
}

/** Writes all of the files or none; what is there already is only overwritten on request. */
export function writeFiles(files: readonly NewFile[], force: boolean): void {
  for (const { path } of files) {
    if (files.filter((one) => one.path === path).length > 1) throw new SameFileError(basename(path));
  }
  const there = files.filter(({ path }) => existsSync(path));
  if (there.length > 0 && !force) throw new ExistsError(there.map(({ path }) => path));
  const written: string[] = [];
  try {
    for (const { path, text, secret } of files) {
      mkdirSync(dirname(path), { recursive: true });
      writeFileSync(path, text, { mode: secret ? 0o600 : 0o666, flag: force ? "w" : "wx" });
      written.push(path);
    }
  } catch (error) {
    if (!force) for (const path of written) rmSync(path, { force: true });
    throw error;
  }
}
