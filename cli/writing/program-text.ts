import { DEFAULT_METHOD, type Hook } from "../../zipwhip";

/** The module systems in which a program can be written. */
export type Style = "import" | "require";

/** What a module is about. */
export interface ModuleOf {
  /** The line's deviceId, where it is known. */
  line: string | undefined;
  style: Style;
  /** The key of the stack's config that has the line's session, where it is not that of the settings. */
  key?: string | undefined;
}

/** A module that declares each hook by itself. Pure. */
export function webhooksProgram(
  named: readonly (readonly [name: string, hook: Hook])[],
  module: ModuleOf,
): string {
  const declarations = named.map(([name, { event, url, method }]) => {
    const lines = [
      `event: ${quoted(event)}`,
      `url: ${quoted(url)}`,
      ...methodOf(method),
      ...sessionOf(module),
    ];
    return `new zipwhip.ZipwhipWebhook(${quoted(name)}, {\n${lines.map((one) => `  ${one},\n`).join("")}});\n`;
  });
  return [head(module), ...declarations].join("\n");
}

/** A module that declares the line as one resource. Pure. */
export function lineProgram(name: string, hooks: readonly Hook[], module: ModuleOf): string {
  const events = [...new Set(hooks.map(({ event }) => event))].map((event) => {
    const entries = hooks.filter((hook) => hook.event === event).map(entryOf);
    const [only, ...others] = entries;
    if (only !== undefined && others.length === 0) return `    ${event}: ${only},\n`;
    return `    ${event}: [\n${entries.map((entry) => `      ${entry},\n`).join("")}    ],\n`;
  });
  const session = sessionOf(module).map((one) => `  ${one},\n`);
  const args = `  hooks: {\n${events.join("")}  },\n${session.join("")}`;
  return [head(module), `new zipwhip.ZipwhipLine(${quoted(name)}, {\n${args}});\n`].join("\n");
}

function head({ line, style, key }: ModuleOf): string {
  const what = line === undefined ? "a line" : `line ${line}`;
  const packages = [
    ...(key === undefined ? [] : [["pulumi", "@pulumi/pulumi"]]),
    ["zipwhip", "pulumi-zipwhip"],
  ].map(([name, from]) =>
    style === "import" ? `import * as ${name} from "${from}";` : `const ${name} = require("${from}");`,
  );
  return [
    `// The web hooks of ${what}, as \`pulumi-zipwhip import\` found them. Yours to edit.`,
    ...(style === "require" ? ['"use strict";'] : []),
    ...packages,
    ...(key === undefined ? [] : ["", `const session = ${secretAt(key)};`]),
    "",
  ].join("\n");
}

function secretAt(key: string): string {
  const [space, name] = key.includes(":") ? key.split(":") : [undefined, key];
  return `new pulumi.Config(${space === undefined ? "" : quoted(space)}).requireSecret(${quoted(name ?? "")})`;
}

function sessionOf({ key }: ModuleOf): string[] {
  return key === undefined ? [] : ["session"];
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
