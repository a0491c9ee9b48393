import { markdownTable } from "markdown-table";
import type { Cell } from "./cells";
import type { Outcome } from "./try-cell";

export type Tried = Cell & { outcome: Outcome };

/** docs/compatibility.md. */
export function pageOf(tried: readonly Tried[], engine: string, date: string): string {
  const products = tried.filter(({ style }) => style === "TypeScript");
  const styles = tried.filter(({ style }) => style !== "TypeScript");
  return `# What it runs with

Written by \`npm run test:compat\`; do not edit.

Each cell is the packed package, installed in an empty folder, and a small program (a hook and a line) run by the real engine:
\`up\`, \`preview --refresh --expect-no-changes\`, changes by hand, \`up --refresh\`, \`destroy\`. Tried ${date} with Pulumi ${engine}.

## Node, SDK, package manager

A program in TypeScript. Yarn is version 4 with \`nodeLinker: node-modules\`; Plug'n'Play is not supported.

${markdownTable([
  ["Node", "@pulumi/pulumi", ...distinct(products.map(({ manager }) => manager))],
  ...rowsOf(products, ({ outcome }) => [outcome.node, outcome.sdk]),
])}

## Ways of writing a program

With npm and the newest SDK. What each sets in Pulumi.yaml: \`tests/compat/styles.ts\`.

${markdownTable([
  ["Node", ...distinct(styles.map(({ style }) => style))],
  ...rowsOf(styles, ({ outcome }) => [outcome.node]),
])}
${failures(tried)}`;
}

function rowsOf(tried: readonly Tried[], head: (tried: Tried) => string[]): string[][] {
  const rows = new Map<string, string[]>();
  for (const one of tried) {
    const key = `${one.node} ${one.sdk}`;
    const row = rows.get(key) ?? head(one);
    row.push(one.outcome.problem === undefined ? "works" : "**fails**");
    rows.set(key, row);
  }
  return [...rows.values()];
}

function distinct(values: readonly string[]): string[] {
  return [...new Set(values)];
}

function failures(tried: readonly Tried[]): string {
  const failed = tried.filter(({ outcome }) => outcome.problem !== undefined);
  if (failed.length === 0) return "";
  const items = failed.map(
    ({ node, sdk, manager, style, outcome }) =>
      `- Node ${node}, SDK ${sdk}, ${manager}, ${style}: ${outcome.problem?.split("\n")[0]}`,
  );
  return `\n## What fails\n\n${items.join("\n")}\n`;
}
