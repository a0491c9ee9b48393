import { join, resolve } from "node:path";

/** How a program begins. */
export const HEADER = `"use strict";
const pulumi = require("@pulumi/pulumi");
let zipwhip = require("pulumi-zipwhip");
`;
/** What turns its resources into those of the plugin. */
export const PLUGIN_SDK = `zipwhip = require(${JSON.stringify(join(__dirname, "plugin-sdk.cjs"))});\n`;
/** For Pulumi.yaml: where the engine finds the plugin. */
export const PLUGINS = `plugins:
  providers:
    - name: zipwhip
      path: ${JSON.stringify(join(resolve(__dirname, "../../.."), "dist/plugin"))}
`;

/** Through what the engine reaches the verbs. */
export type Front = "dynamic" | "plugin";

/** The front end where nobody names one: whole suites can be run over either. */
export function frontOfRun(): Front {
  return process.env.TEST_FRONT === "plugin" ? "plugin" : "dynamic";
}
