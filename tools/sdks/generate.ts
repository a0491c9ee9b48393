import { cpSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import execa from "execa";
import { schemaFile } from "../../plugin/schema/file";
import { engineEnvironment } from "../lib/engine-environment.mjs";
import { describeSdk, isFresh, recordOf } from "./fresh";

export const LANGUAGES = ["go", "nodejs", "python"] as const;
export type Language = (typeof LANGUAGES)[number];

/** Where the SDK of a language lies. Go's is committed, since Go takes packages from repositories. */
export function sdkFolder(language: Language): string {
  return join(resolve(__dirname, "../.."), "sdks", language);
}

/** Makes the SDK of a language from the schema, in place of what lies there. */
export async function generateSdk(language: Language): Promise<void> {
  const folder = sdkFolder(language);
  const stage = mkdtempSync(join(tmpdir(), "zipwhip-sdk-"));
  try {
    const schema = join(stage, "schema.json");
    writeFileSync(schema, schemaFile().text);
    const args = ["package", "gen-sdk", schema, "--language", language, "--out", stage];
    await execa("pulumi", args, { env: engineEnvironment(), extendEnv: false });
    rmSync(folder, { recursive: true, force: true });
    cpSync(join(stage, language), folder, { recursive: true });
    if (language === "nodejs") mendImports(folder);
    writeFileSync(recordOf(folder), `${JSON.stringify(describeSdk(folder), undefined, 2)}\n`);
  } finally {
    rmSync(stage, { recursive: true, force: true });
  }
}

/** Makes the SDK of a language where none was made of the schema as it is now. */
export async function ensureSdk(language: Language): Promise<void> {
  if (!isFresh(sdkFolder(language))) await generateSdk(language);
}

// A Node host built with Go 1.26 takes folders for the root, since filepath.Rel answers ".." there and "../." before.
function mendImports(folder: string): void {
  for (const name of ["config", "types"]) {
    for (const file of readdirSync(join(folder, name)).filter((file) => file.endsWith(".ts"))) {
      const text = readFileSync(join(folder, name, file), "utf8");
      writeFileSync(join(folder, name, file), text.replace(/from "\.\/(utilities|types\/)/g, 'from "../$1'));
    }
  }
}
