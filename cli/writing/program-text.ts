import { DEFAULT_METHOD, type Hook } from "../../zipwhip";

/** The module systems in which a program can be written. */
export type Style = "import" | "require";

/** A module that declares each hook by itself. Pure. */
export function webhooksProgram(
  named: readonly (readonly [name: string, hook: Hook])[],
  line: string | undefined,
  style: Style,
): string {
  const declarations = named.map(([name, { event, url, method }]) => {
    const lines = [`event: ${quoted(event)}`, `url: ${quoted(url)}`, ...methodOf(method)];
    return `new zipwhip.ZipwhipWebhook(${quoted(name)}, {\n${lines.map((one) => `  ${one},\n`).join("")}});\n`;
  });
  return [head(line, style), ...declarations].join("\n");
}

/** A module that declares the line as one resource. Pure. */
export function lineProgram(
  name: string,
  hooks: readonly Hook[],
  line: string | undefined,
  style: Style,
): string {
  const events = [...new Set(hooks.map(({ event }) => event))].map((event) => {
    const entries = hooks.filter((hook) => hook.event === event).map(entryOf);
    const [only, ...others] = entries;
    if (only !== undefined && others.length === 0) return `    ${event}: ${only},\n`;
    return `    ${event}: [\n${entries.map((entry) => `      ${entry},\n`).join("")}    ],\n`;
  });
  const declaration = `new zipwhip.ZipwhipLine(${quoted(name)}, {\n  hooks: {\n${events.join("")}  },\n});\n`;
  return [head(line, style), declaration].join("\n");
}

function head(line: string | undefined, style: Style): string {
  const what = line === undefined ? "a line" : `line ${line}`;
  const load =
    style === "import"
      ? `import * as zipwhip from "pulumi-zipwhip";`
      : `"use strict";\nconst zipwhip = require("pulumi-zipwhip");`;
  return `// The web hooks of ${what}, as \`pulumi-zipwhip import\` found them. Yours to edit.\n${load}\n`;
}

function entryOf({ url, method }: Hook): string {
  const [differing] = methodOf(method);
  return differing === undefined ? quoted(url) : `{ url: ${quoted(url)}, ${differing} }`;
}

function methodOf(method: string): string[] {
  return method === DEFAULT_METHOD ? [] : [`method: ${quoted(method)}`];
}

function quoted(text: string): string {
  return JSON.stringify(text);
}
