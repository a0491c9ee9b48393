const HOOKS = `const received = new zipwhip.ZipwhipWebhook("received", { event: "receive", url: "https://hooks.example.com/receive" });
new zipwhip.ZipwhipLine("line", { hooks: { progress: "https://hooks.example.com/progress" } });
`;
const IMPORTS = `import * as zipwhip from "pulumi-zipwhip";\n${HOOKS}`;
const EXPORT = "export const id = received.webhookId;\n";

interface Program {
  file: string;
  text: string;
  /** What stands below `runtime` in Pulumi.yaml. */
  runtime: string;
  /** What is installed besides. */
  packages: string[];
  /** In package.json. */
  module?: true;
}

/** The ways in which people write programs, each with what Pulumi's documentation says to set up for it. */
export const STYLES = {
  TypeScript: {
    file: "index.ts",
    text: IMPORTS + EXPORT,
    runtime: "runtime: nodejs",
    packages: ["typescript@5"],
  },
  JavaScript: {
    file: "index.js",
    text: `const zipwhip = require("pulumi-zipwhip");\n${HOOKS}exports.id = received.webhookId;\n`,
    runtime: "runtime:\n  name: nodejs\n  options:\n    typescript: false",
    packages: [],
  },
  "ES module": {
    file: "index.js",
    text: IMPORTS + EXPORT,
    runtime: "runtime:\n  name: nodejs\n  options:\n    typescript: false",
    packages: [],
    module: true,
  },
  tsx: {
    file: "index.ts",
    text: IMPORTS + EXPORT,
    runtime: 'runtime:\n  name: nodejs\n  options:\n    typescript: false\n    nodeargs: "--import tsx"',
    packages: ["tsx", "typescript@5"],
  },
  "tsx, ES module": {
    file: "index.ts",
    text: IMPORTS + EXPORT,
    runtime: 'runtime:\n  name: nodejs\n  options:\n    typescript: false\n    nodeargs: "--import tsx"',
    packages: ["tsx", "typescript@5"],
    module: true,
  },
  "ts-node": {
    file: "index.ts",
    text: IMPORTS + EXPORT,
    runtime:
      'runtime:\n  name: nodejs\n  options:\n    typescript: false\n    nodeargs: "--require ts-node/register"',
    packages: ["ts-node", "typescript@5"],
  },
} satisfies Record<string, Program>;

export type Style = keyof typeof STYLES;

export function programOf(style: Style): Program {
  return STYLES[style];
}
