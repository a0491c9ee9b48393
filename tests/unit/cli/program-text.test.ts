import { expect } from "chai";
import * as ts from "typescript";
import { importedHook, importedLine } from "../../../cli/writing/import-file";
import { lineProgram, webhooksProgram } from "../../../cli/writing/program-text";
import { check } from "../../../provider/check";
import { changedFields, diff } from "../../../provider/diff";
import { checkLine } from "../../../provider/line/check";
import { diffLine } from "../../../provider/line/diff";
import type { Hook } from "../../../zipwhip";
import { expectPlain } from "../../support/expectations";

const AROUND = { hasSession: true, problems: [] };
const HOOKS: Hook[] = [
  ["1", "receive", 'https://a.example/x?q="\\`$', "POST"],
  ["2", "receive", "https://a.example/y", "PUT"],
  ["3", "change", "https://a.example/z", "POST"],
].map(([webhookId = "", event = "", url = "", method = ""]) => ({
  webhookId,
  type: event === "change" ? "optout" : "message",
  event,
  url,
  method,
}));

/** What a module declares, without Pulumi. */
function declared(program: string): [type: string, name: string, args: Record<string, unknown>][] {
  const { outputText } = ts.transpileModule(program, { compilerOptions: { module: ts.ModuleKind.CommonJS } });
  const seen: [string, string, Record<string, unknown>][] = [];
  const resource = (type: string) =>
    class {
      constructor(name: string, args: Record<string, unknown>) {
        seen.push([type, name, args]);
      }
    };
  const zipwhip = { ZipwhipWebhook: resource("hook"), ZipwhipLine: resource("line") };
  const pulumi = {
    Config: class {
      constructor(readonly space = "project") {}
      requireSecret = (name: string) => `${this.space}:${name}`;
    },
  };
  const packages: Record<string, unknown> = { "pulumi-zipwhip": zipwhip, "@pulumi/pulumi": pulumi };
  new Function("require", "exports", outputText)((name: string) => packages[name], {});
  return seen;
}

describe("a program that is written", () => {
  for (const style of ["import", "require"] as const) {
    it(`declares what is imported, hook by hook (${style})`, () => {
      const named = HOOKS.map((hook) => [`hook-${hook.webhookId}`, hook] as const);
      const found = declared(webhooksProgram(named, { line: "5", style }));
      expect(found).to.have.length(3);
      for (const [index, [, name, args]] of found.entries()) {
        const hook = HOOKS[index] as Hook;
        const { inputs, outputs } = importedHook(name, hook, "5");
        const checked = check(args, AROUND);
        expect(checked.failures).to.deep.equal([]);
        const { __provider, ...rest } = inputs;
        expect(checked.inputs).to.deep.equal(rest);
        expect(diff(hook.webhookId, outputs, checked.inputs).changes).to.equal(false);
        expectPlain([inputs, outputs, __provider]);
      }
    });

    it(`declares what is imported, as a line (${style})`, () => {
      const [[type, name, args] = [], ...others] = declared(
        lineProgram("support", HOOKS, { line: "5", style }),
      );
      expect([type, name, others.length]).to.deep.equal(["line", "support", 0]);
      const { inputs, outputs, id } = importedLine("support", HOOKS, "5");
      expect(id).to.equal("5");
      const checked = checkLine(args ?? {}, AROUND);
      expect(checked.failures).to.deep.equal([]);
      const { __provider, ...rest } = inputs;
      expect(checked.inputs).to.deep.equal(rest);
      expect(diffLine(outputs, checked.inputs).changes).to.equal(false);
      expectPlain([inputs, outputs, __provider]);
    });

    it(`takes a second line's session from the config, which changes no hook (${style})`, () => {
      for (const [key, secret] of [
        ["supportSession", "project:supportSession"],
        ["zipwhip:session", "zipwhip:session"],
      ] as const) {
        const named = HOOKS.map((hook) => [`hook-${hook.webhookId}`, hook] as const);
        const hooks = declared(webhooksProgram(named, { line: "5", style, key }));
        const [line] = declared(lineProgram("support", HOOKS, { line: "5", style, key }));
        for (const one of [...hooks, line]) expect(one?.[2].session).to.equal(secret);
        const [, name = "", args = {}] = hooks[0] ?? [];
        const { outputs } = importedHook(name, HOOKS[0] as Hook, "5");
        const { inputs } = check(args, AROUND);
        expect(changedFields(outputs, inputs)).to.deep.equal([]);
        expect(diff("1", outputs, inputs).replaces).to.deep.equal([]);
      }
    });
  }
});
