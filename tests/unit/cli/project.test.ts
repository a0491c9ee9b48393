import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect } from "chai";
import { findProject } from "../../../cli/pulumi/project";

describe("the project of a folder", () => {
  let folder: string;
  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), "zipwhip-project-"));
  });
  afterEach(() => rmSync(folder, { recursive: true, force: true }));

  const texts: [file: string, text: string][] = [
    ["Pulumi.yaml", "name: hooks\nruntime: nodejs\n"],
    ["Pulumi.yml", "name: hooks\nruntime: { name: nodejs, options: { typescript: false } }\n"],
    ["Pulumi.json", '{ "name": "hooks", "runtime": "nodejs", "main": "src" }'],
  ];
  for (const [file, text] of texts) {
    it(`is that of the nearest ${file}, in the folder or above it`, () => {
      writeFileSync(join(folder, file), text);
      const below = join(folder, "a", "b");
      mkdirSync(below, { recursive: true });
      expect(findProject(below)).to.deep.include({ name: "hooks", folder });
      expect(findProject(below)?.runtime.name).to.equal("nodejs");
    });
  }
});
