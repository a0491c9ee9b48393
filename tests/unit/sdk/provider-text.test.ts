import { readFileSync } from "node:fs";
import path from "node:path";
import { expect } from "chai";
import { PROVIDER_TEXT } from "../../../sdk/provider-text";

describe("provider text", () => {
  it("is the one that every state ever written holds: it never changes", () => {
    expect(PROVIDER_TEXT).to.equal('exports.handler = () => require("pulumi-zipwhip/provider")');
  });

  it("asks for a path that the package exports, for require", () => {
    const manifest = path.join(__dirname, "../../../package.json");
    const { name, exports } = JSON.parse(readFileSync(manifest, "utf8"));
    expect(name).to.equal("pulumi-zipwhip");
    expect(exports["./provider"]).to.deep.equal({
      types: "./dist/provider/dynamic.d.ts",
      default: "./dist/provider/dynamic.js",
    });
  });

  it("is code that hands over what it requires", () => {
    const module = { exports: {} as { handler?: () => unknown } };
    const asked: string[] = [];
    const require = (name: string) => {
      asked.push(name);
      return "the provider";
    };
    new Function("exports", "require", PROVIDER_TEXT)(module.exports, require);
    expect(asked).to.deep.equal([]);
    expect(module.exports.handler?.()).to.equal("the provider");
    expect(asked).to.deep.equal(["pulumi-zipwhip/provider"]);
  });
});
