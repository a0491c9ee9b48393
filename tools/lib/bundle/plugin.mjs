import { chmodSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { build } from "esbuild";
import { root } from "../paths.mjs";
import { PLUGIN_FILES } from "./files.mjs";
import { licencesOf } from "./licences.mjs";
import { leaveOut } from "./unused.mjs";

// The engine looks for a program of exactly this name; Windows for one that ends in .cmd.
const WINDOWS = '@node "%~dp0pulumi-resource-zipwhip" %*\r\n';

/** Makes the plugin: one file that needs nothing but Node. */
export async function bundlePlugin() {
  const [program, windows, licences] = PLUGIN_FILES.map((file) => join(root, file));
  const { metafile } = await build({
    absWorkingDir: root,
    entryPoints: ["plugin/main.ts"],
    outfile: program,
    bundle: true,
    platform: "node",
    target: "node20",
    format: "cjs",
    minify: true,
    legalComments: "none",
    banner: { js: "#!/usr/bin/env node" },
    plugins: [leaveOut],
    metafile: true,
    logLevel: "error",
  });
  chmodSync(program, 0o755);
  writeFileSync(windows, WINDOWS);
  writeFileSync(licences, licencesOf(Object.keys(metafile.inputs)));
}
