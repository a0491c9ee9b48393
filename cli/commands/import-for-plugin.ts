import { relative, resolve } from "node:path";
import { PLUGIN_TYPES } from "../../provider/resource-types";
import { EXIT, type ExitCode } from "../exit-codes";
import { findProject } from "../pulumi/project";
import { importReport } from "../show/import-report";
import type { World } from "../world/world";
import { namesFor } from "../writing/names";
import { writeFiles } from "../writing/write-files";
import type { ImportOptions } from "./import";
import { lookAtLine, nameForLine, namesOf } from "./look-at-line";

/**
 * Writes an import file for the plugin's resources. They are imported by their ids, and the engine itself writes the program,
 * in whatever language the project has.
 */
export async function importForPlugin(world: World, options: ImportOptions): Promise<ExitCode> {
  const project = findProject(world.cwd);
  const looked = await lookAtLine(world, options, project);
  const { line, plan } = looked;
  const asLine = () => {
    const name = nameForLine(PLUGIN_TYPES.line, looked, options.name);
    return [{ type: PLUGIN_TYPES.line, name, id: line ?? "line" }];
  };
  const asWebhooks = () => {
    const names = namesFor(plan.hooks, namesOf(PLUGIN_TYPES.hook, looked.state));
    return plan.hooks.map(({ webhookId }) => ({
      type: PLUGIN_TYPES.hook,
      name: names.get(webhookId) ?? webhookId,
      id: webhookId,
    }));
  };
  const nothing = plan.hooks.length === 0;
  const resources = options.line && !nothing ? asLine() : asWebhooks();
  const path = resolve(project?.folder ?? world.cwd, options.file ?? "hooks.import.json");
  if (!nothing) {
    const text = `${JSON.stringify({ resources }, undefined, 2)}\n`;
    writeFiles([{ path, text }], options.force === true);
  }
  const file = relative(world.cwd, path);
  const report = {
    line,
    plan,
    names: resources.map(({ name, id }) => ({ name, id })),
    written: nothing ? [] : [file],
    add: undefined,
    file,
    stack: options.stack,
    inProject: project !== undefined,
    engineWrites: true,
    key: options.key,
  };
  world.out(importReport(report, options.json === true));
  return EXIT.done;
}
