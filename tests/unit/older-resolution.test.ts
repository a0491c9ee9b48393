import { readFileSync } from "node:fs";
import { join, resolve } from "node:path";
import { expect } from "chai";
import ts from "typescript";

const REPOSITORY = resolve(__dirname, "../..");

describe("the package's sub-paths", () => {
  it("are found by the module resolution that knows no `exports`, as older projects have it", () => {
    const { exports } = JSON.parse(readFileSync(join(REPOSITORY, "package.json"), "utf8"));
    const paths = Object.keys(exports).filter((path) => path !== "./package.json");
    expect(paths).to.include("./receiver");
    for (const path of paths) {
      const { resolvedModule } = ts.resolveModuleName(
        join("pulumi-zipwhip", path).replaceAll("\\", "/"),
        join(REPOSITORY, "examples/program.ts"),
        { module: ts.ModuleKind.CommonJS, moduleResolution: ts.ModuleResolutionKind.Node10 },
        ts.sys,
      );
      expect(resolvedModule?.resolvedFileName, path).to.equal(resolve(REPOSITORY, exports[path].types));
    }
  });
});
