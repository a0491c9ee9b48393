import { readdirSync, readFileSync } from "node:fs";
import { join, resolve } from "node:path";
import { expect } from "chai";
import { newBed, tearDown } from "../support/bed";

const ROOT = resolve(__dirname, "../../..");
const PROGRAM = join(ROOT, "dist/plugin/pulumi-resource-zipwhip");
const SCHEMA = join(ROOT, "provider/cmd/pulumi-resource-zipwhip/schema.json");

describe("the schema, by the engine's own tools", function () {
  this.timeout(120_000);
  afterEach(tearDown);

  it("is right, is what lies in the repository, and makes SDKs", async () => {
    const { stack } = await newBed({}, "plugin");
    await stack.ok("schema", "check", SCHEMA);
    await stack.ok("schema", "check", PROGRAM);
    const { text } = await stack.ok("package", "get-schema", PROGRAM);
    const committed = JSON.parse(readFileSync(SCHEMA, "utf8"));
    const given = JSON.parse(text);
    expect(Object.keys(given.resources)).to.have.members(Object.keys(committed.resources));
    expect(given.types).to.deep.equal(committed.types);
    for (const [language, holds] of [
      ["nodejs", "webhook.ts"],
      ["python", "pulumi_zipwhip"],
      ["go", "zipwhip"],
    ] as const) {
      await stack.ok("package", "gen-sdk", PROGRAM, "--language", language, "-o", join(stack.folder, "sdk"));
      expect(readdirSync(join(stack.folder, "sdk", language))).to.include(holds);
    }
  });
});
