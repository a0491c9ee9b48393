import { basename, join, relative, resolve } from "node:path";
import { DYNAMIC_TYPES } from "../../provider/resource-types";
import type { Hook } from "../../zipwhip";
import { EXIT, type ExitCode } from "../exit-codes";
import { findProject } from "../pulumi/project";
import type { CommonOptions } from "../settings/options";
import { importReport } from "../show/import-report";
import type { World } from "../world/world";
import { type ImportedResource, importedHook, importedLine, importFile } from "../writing/import-file";
import { namesFor } from "../writing/names";
import { loadLine, placeIn } from "../writing/place";
import { lineProgram, type ModuleOf, webhooksProgram } from "../writing/program-text";
import { type NewFile, writeFiles } from "../writing/write-files";
import { importForPlugin } from "./import-for-plugin";
import { type LookedAt, lookAtLine, nameForLine, namesOf } from "./look-at-line";

export interface ImportOptions extends CommonOptions {
  /** All hooks as one ZipwhipLine. */
  line?: boolean;
  /** The name of the ZipwhipLine. */
  name?: string;
  /** The module that declares the hooks. Default: `hooks` beside the program, in its language. */
  module?: string;
  /** The import file. Default: `hooks.import.json` beside it. */
  file?: string;
  force?: boolean;
  /** For the plugin instead of the dynamic resources. */
  plugin?: boolean;
}

/** Writes a program and an import file for the hooks of a line that the stack does not hold yet. */
export async function importHooks(world: World, options: ImportOptions): Promise<ExitCode> {
  if (options.plugin) return importForPlugin(world, options);
  const project = findProject(world.cwd);
  const place = placeIn(world.cwd, project);
  const looked = await lookAtLine(world, options, project);
  const { line, plan } = looked;
  const module = { line, style: place.style, key: options.key };
  const { resources, program } = options.line
    ? asLine(looked, module, options.name)
    : asWebhooks(looked, module);

  const path = resolve(world.cwd, options.module ?? join(place.folder, `hooks${place.extension}`));
  const file = resolve(world.cwd, options.file ?? join(place.folder, "hooks.import.json"));
  const load = loadLine(path, place);
  const files: NewFile[] = [
    { path, text: program },
    { path: file, text: importFile(resources), secret: true },
  ];
  // Where there is no program yet, the module alone would be loaded by nobody.
  const entry = place.entry ?? join(place.folder, `index${place.extension}`);
  const isEntry = path === entry;
  if (place.entry === undefined && !isEntry) files.push({ path: entry, text: `${load}\n` });
  const nothing = plan.hooks.length === 0;
  if (!nothing) writeFiles(files, options.force === true);

  const shown = (path: string) => relative(world.cwd, path) || basename(path);
  const report = {
    line,
    plan,
    names: resources.map(({ name, id }) => ({ name, id })),
    written: nothing ? [] : files.map(({ path }) => shown(path)),
    add: nothing || place.entry === undefined || isEntry ? undefined : { line: load, to: shown(entry) },
    file: shown(file),
    stack: options.stack,
    inProject: project !== undefined,
  };
  world.out(importReport(report, options.json === true));
  return EXIT.done;
}

interface Written {
  resources: ImportedResource[];
  program: string;
}

function asWebhooks({ plan: { hooks }, state }: LookedAt, module: ModuleOf): Written {
  const names = namesFor(hooks, namesOf(DYNAMIC_TYPES.hook, state));
  const named = hooks.map((hook): [string, Hook] => [names.get(hook.webhookId) ?? hook.webhookId, hook]);
  return {
    resources: named.map(([name, hook]) => importedHook(name, hook, module.line)),
    program: webhooksProgram(named, module),
  };
}

function asLine(looked: LookedAt, module: ModuleOf, given: string | undefined): Written {
  const { hooks } = looked.plan;
  const name = nameForLine(DYNAMIC_TYPES.line, looked, given);
  return {
    resources: [importedLine(name, hooks, looked.line)],
    program: lineProgram(name, hooks, module),
  };
}
