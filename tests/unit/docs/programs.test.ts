import { existsSync } from "node:fs";
import { dirname, join } from "node:path";
import { expect } from "chai";
import ts from "typescript";
import { type Block, blocksOf, pages, REPOSITORY } from "../../support/docs/blocks";

// What a fragment takes from the program around it.
const AROUND: [used: RegExp, made: RegExp, line: string][] = [
  [/\bpulumi\./, /\bas pulumi\b/, 'import * as pulumi from "@pulumi/pulumi";'],
  [/\bzipwhip\./, /\bas zipwhip\b/, 'import * as zipwhip from "pulumi-zipwhip";'],
  [/\bhttp\./, /\bimport http\b/, 'import http from "node:http";'],
  [
    /\breceiver\./,
    /\bconst receiver\b/,
    'declare const receiver: import("pulumi-zipwhip/receiver").Receiver;',
  ],
];

const programs = pages()
  .flatMap(blocksOf)
  .filter(({ language, notRun }) => ["ts", "js"].includes(language) && notRun === undefined);

describe("the programs of the pages", () => {
  it("pass the type checker, each by itself", function () {
    this.timeout(60_000);
    expect(programs.length).to.be.greaterThan(15);
    const files = new Map(programs.map((block, at) => [join(REPOSITORY, `page-${at}.mts`), block]));
    expect(faults(files)).to.deep.equal([]);
  });
});

function faults(files: Map<string, Block>): string[] {
  const options: ts.CompilerOptions = {
    target: ts.ScriptTarget.ES2022,
    module: ts.ModuleKind.Node16,
    moduleResolution: ts.ModuleResolutionKind.Node16,
    strict: true,
    exactOptionalPropertyTypes: false,
    esModuleInterop: true,
    skipLibCheck: true,
    noEmit: true,
    types: ["node"],
  };
  const host = ts.createCompilerHost(options);
  const { readFile, fileExists } = host;
  const texts = new Map([...files].map(([file, block]) => [file, textOf(block)]));
  host.readFile = (file) => texts.get(file) ?? readFile(file);
  host.fileExists = (file) => texts.has(file) || fileExists(file);
  host.getSourceFile = (file, target) => {
    const text = texts.get(file) ?? (existsSync(file) ? readFile(file) : undefined);
    return text === undefined ? undefined : ts.createSourceFile(file, text, target);
  };
  host.getCurrentDirectory = () => dirname(join(REPOSITORY, "x"));
  const program = ts.createProgram([...files.keys()], options, host);
  return ts.getPreEmitDiagnostics(program).map(({ file, messageText }) => {
    const block = files.get(file?.fileName ?? "");
    const said = ts.flattenDiagnosticMessageText(messageText, " ");
    return `${block === undefined ? file?.fileName : `${block.page}:${block.line}`}: ${said}`;
  });
}

function textOf({ text }: Block): string {
  const before = AROUND.flatMap(([used, made, line]) => (used.test(text) && !made.test(text) ? [line] : []));
  return [...before, text, "export {};"].join("\n");
}
