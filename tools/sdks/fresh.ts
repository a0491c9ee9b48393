import { createHash } from "node:crypto";
import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { schemaFile } from "../../plugin/schema/file";

const RECORD = "generated.json";

/** What lies beside a generated SDK: of what it was made, and what was made. Independent of who generates. */
export interface Generated {
  schema: string;
  files: string;
}

/** What the record of this SDK should say now; undefined where nothing was generated. */
export function describeSdk(folder: string): Generated | undefined {
  if (!existsSync(folder)) return undefined;
  const files = readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && entry.name !== RECORD)
    .map(({ parentPath, name }) => join(parentPath, name))
    .sort();
  return {
    schema: schemaDigest(),
    files: digest(files.map((file) => readFileSync(file, "utf8")).join("\0")),
  };
}

/** What the record says. */
export function readRecord(folder: string): Generated | undefined {
  const path = recordOf(folder);
  return existsSync(path) ? JSON.parse(readFileSync(path, "utf8")) : undefined;
}

/** Whether the SDK in this folder was made of the schema as it is now. */
export function isFresh(folder: string): boolean {
  return readRecord(folder)?.schema === schemaDigest();
}

export function recordOf(folder: string): string {
  return join(folder, RECORD);
}

function schemaDigest(): string {
  return digest(schemaFile().text);
}

// A checkout on Windows may have other line ends.
function digest(text: string): string {
  return createHash("sha256").update(text.replaceAll("\r\n", "\n")).digest("hex");
}
