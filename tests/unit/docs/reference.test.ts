import { existsSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect } from "chai";
import execa from "execa";
import { REPOSITORY } from "../../support/docs/blocks";

describe("the API reference", () => {
  it("is made of the doc comments, of which none is missing", async function () {
    this.timeout(120_000);
    const out = mkdtempSync(join(tmpdir(), "zipwhip-reference-"));
    try {
      const typedoc = join(REPOSITORY, "node_modules/typedoc/bin/typedoc");
      const run = await execa(process.execPath, [typedoc, "--out", out], {
        cwd: REPOSITORY,
        all: true,
        reject: false,
      });
      expect(run.exitCode, run.all).to.equal(0);
      for (const page of [
        "classes/pulumi-zipwhip.ZipwhipLine",
        "functions/pulumi-zipwhip_policy.zipwhipRules",
        "modules/pulumi-zipwhip_receiver",
      ])
        expect(existsSync(join(out, `${page}.html`)), page).to.equal(true);
    } finally {
      rmSync(out, { recursive: true, force: true });
    }
  });
});
