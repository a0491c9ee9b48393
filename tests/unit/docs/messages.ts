import { readdirSync, readFileSync } from "node:fs";
import { join, resolve } from "node:path";
import ts from "typescript";

export const ROOT = resolve(__dirname, "../../..");

/** A text that the package can show, with `…` for what varies. */
export interface Message {
  file: string;
  text: string;
}

/**
 * All sentences that stand in the sources of some folders: whatever a user is told is put together from them, wherever it
 * is thrown. Names, paths and single words are none.
 */
export function sentencesIn(folders: readonly string[]): Message[] {
  return folders.flatMap(listSources).flatMap((file) => {
    const source = ts.createSourceFile(
      file,
      readFileSync(join(ROOT, file), "utf8"),
      ts.ScriptTarget.Latest,
      true,
    );
    return [...new Set(textsIn(source))].filter(isSentence).map((text) => ({ file, text }));
  });
}

/** The names of all classes of errors. */
export function errorClassesIn(folders: readonly string[]): string[] {
  return folders.flatMap(listSources).flatMap((file) => {
    const text = readFileSync(join(ROOT, file), "utf8");
    return [...text.matchAll(/^export class (\w+(?:Error|Problem)) extends /gm)].map(
      ([, name]) => name ?? "",
    );
  });
}

function listSources(folder: string): string[] {
  return readdirSync(join(ROOT, folder), { recursive: true, encoding: "utf8" })
    .map((name) => `${folder}/${name.replaceAll("\\", "/")}`)
    .filter((name) => name.endsWith(".ts"))
    .sort();
}

function textsIn(node: ts.Node): string[] {
  if (ts.isImportDeclaration(node) || ts.isExportDeclaration(node)) return [];
  const whole = textOf(node);
  // What stands inside of a template is a text of its own; the two halves of a sum are one.
  const inner =
    whole === undefined ? childrenOf(node) : childrenOf(node).filter((child) => textOf(child) === undefined);
  const below = inner.flatMap(textsIn);
  return whole === undefined ? below : [whole, ...below];
}

function childrenOf(node: ts.Node): ts.Node[] {
  const children: ts.Node[] = [];
  node.forEachChild((child) => void children.push(child));
  return children;
}

function textOf(node: ts.Node): string | undefined {
  if (ts.isStringLiteral(node) || ts.isNoSubstitutionTemplateLiteral(node)) return node.text;
  if (ts.isTemplateExpression(node))
    return node.head.text + node.templateSpans.map(({ literal }) => `…${literal.text}`).join("");
  if (ts.isBinaryExpression(node) && node.operatorToken.kind === ts.SyntaxKind.PlusToken) {
    const [left, right] = [textOf(node.left), textOf(node.right)];
    return left === undefined || right === undefined ? undefined : left + right;
  }
  return undefined;
}

function isSentence(text: string): boolean {
  return (text.match(/(?<![\w"'-])[A-Za-z]{2,}(?![\w"'-])/g) ?? []).length >= 2 && text.includes(" ");
}
