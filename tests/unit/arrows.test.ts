import { readdirSync, readFileSync } from "node:fs";
import { join, normalize, resolve, sep } from "node:path";
import { expect } from "chai";

const ROOT = resolve(__dirname, "../..");
/** The folders that are published, each with those from which it may import. */
const ARROWS: Record<string, string[]> = {
  zipwhip: [],
  provider: ["zipwhip"],
  plugin: ["provider", "zipwhip", "package.json"],
  sdk: ["zipwhip"],
  receiver: ["zipwhip"],
  policy: ["provider", "zipwhip", "dist"],
  cli: ["provider", "sdk", "zipwhip"],
};
const IMPORT = /\b(?:from|import|require)\s*\(?\s*"(\.[^"]+)"/g;

/** The folders of this repository that the files of a folder import. */
function importedBy(folder: string): string[] {
  const files = readdirSync(join(ROOT, folder), { recursive: true, encoding: "utf8" });
  const imported = files
    .filter((file) => /\.[cm]?[jt]s$/.test(file))
    .flatMap((file) => {
      const text = readFileSync(join(ROOT, folder, file), "utf8");
      const paths = [...text.matchAll(IMPORT)].map(([, path = ""]) =>
        normalize(join(folder, file, "..", path)),
      );
      return paths.map((path) => path.split(sep)[0] ?? "");
    });
  return [...new Set(imported)].filter((name) => name !== folder);
}

describe("the arrows between the folders", () => {
  for (const [folder, allowed] of Object.entries(ARROWS)) {
    it(`go from ${folder} to ${allowed.join(", ") || "no other"}`, () => {
      expect(importedBy(folder)).to.have.members(allowed);
    });
  }
});
