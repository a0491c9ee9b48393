import { existsSync, readFileSync, statSync } from "node:fs";
import { dirname, join, parse, relative, sep } from "node:path";
import { OtherLanguageError } from "../errors";
import type { Project } from "../pulumi/project";
import type { Style } from "./program-text";

/** Where a module goes, and how the program comes to load it. */
export interface Place {
  /** The folder of the program. */
  folder: string;
  /** The program's file, where there is one. */
  entry: string | undefined;
  /** `.ts` or `.js`, as the program's. */
  extension: string;
  style: Style;
  /** Whether a file is loaded by its whole name, as in ES modules. */
  wholeNames: boolean;
}

/** The place in a project, or in a folder that is none yet. */
export function placeIn(cwd: string, project: Project | undefined): Place {
  if (project !== undefined && !["nodejs", "bun"].includes(project.runtime.name)) {
    throw new OtherLanguageError(project.runtime.name);
  }
  const base = project === undefined ? cwd : join(project.folder, project.main ?? ".");
  const manifest = manifestOf(isFolder(base) ? base : dirname(base));
  const entry = entryIn(base, manifest.main);
  const javascript =
    entry === undefined ? project?.runtime.options.typescript === false : /\.[cm]?js$/.test(entry);
  const modules =
    (manifest.type === "module" && !/\.c[jt]s$/.test(entry ?? "")) || /\.m[jt]s$/.test(entry ?? "");
  return {
    folder: entry === undefined ? (isFolder(base) ? base : dirname(base)) : dirname(entry),
    entry,
    extension: javascript ? ".js" : ".ts",
    style: javascript && !modules ? "require" : "import",
    wholeNames: modules,
  };
}

/** The line by which the program loads the module. Pure. */
export function loadLine(module: string, { folder, style, wholeNames }: Place): string {
  const { dir, name } = parse(relative(folder, module).replaceAll(sep, "/"));
  const stem = [...(dir.startsWith("..") ? [] : ["."]), ...(dir === "" ? [] : [dir]), name].join("/");
  const path = wholeNames ? `${stem}.js` : stem;
  return style === "require" ? `require("${path}");` : `import "${path}";`;
}

function entryIn(base: string, main: string | undefined): string | undefined {
  if (!isFolder(base)) return existsSync(base) ? base : undefined;
  // A compiled program's `main` names what the compiler writes.
  const source = main !== undefined && !/^(\.\/)?(bin|dist|out|build)\//.test(main) ? [main] : [];
  const names = [...source, "index.ts", "index.js", ...(main === undefined ? [] : [main])];
  return names.map((name) => join(base, name)).find((path) => existsSync(path) && !isFolder(path));
}

function isFolder(path: string): boolean {
  return existsSync(path) && statSync(path).isDirectory();
}

function manifestOf(folder: string): { main?: string; type?: string } {
  try {
    const { main, type } = JSON.parse(readFileSync(join(folder, "package.json"), "utf8"));
    return {
      ...(typeof main === "string" ? { main } : {}),
      ...(typeof type === "string" ? { type } : {}),
    };
  } catch {
    return {};
  }
}
