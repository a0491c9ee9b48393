import { relative, resolve } from "node:path";
import { LineHeldError } from "../errors";
import { EXIT, type ExitCode } from "../exit-codes";
import { heldHooks, nameOf, PLUGIN_TYPES } from "../pulumi/held-hooks";
import { findProject } from "../pulumi/project";
import { stateOfStack } from "../pulumi/stack-state";
import { clientFor } from "../settings/clients";
import { importReport } from "../show/import-report";
import type { World } from "../world/world";
import { namesFor } from "../writing/names";
import { planImport } from "../writing/plan-import";
import { writeFiles } from "../writing/write-files";
import type { ImportOptions } from "./import";

/**
 * Writes an import file for the plugin's resources. They are imported by their ids, and the engine itself writes the program,
 * in whatever language the project has.
 */
export async function importForPlugin(world: World, options: ImportOptions): Promise<ExitCode> {
  const project = findProject(world.cwd);
  const state = project === undefined ? [] : await stateOfStack(world, options);
  const client = await clientFor(world, options);
  const held = new Set(heldHooks(state).map(({ hook }) => hook.webhookId));
  const plan = planImport(await client.list(), held);
  const of = (type: string) => state.filter((one) => one.type === type);
  const asLine = () => {
    const name = options.name ?? `line-${client.line}`;
    const [same] = of(PLUGIN_TYPES.line).filter((one) => one.id === client.line || nameOf(one) === name);
    if (same !== undefined) throw new LineHeldError(client.line ?? "", nameOf(same));
    return [{ type: PLUGIN_TYPES.line, name, id: client.line ?? "line" }];
  };
  const asWebhooks = () => {
    const names = namesFor(plan.hooks, new Set(of(PLUGIN_TYPES.hook).map(nameOf)));
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
    line: client.line,
    plan,
    names: resources.map(({ name, id }) => ({ name, id })),
    written: nothing ? [] : [file],
    add: undefined,
    file,
    stack: options.stack,
    inProject: project !== undefined,
    engineWrites: true,
  };
  world.out(importReport(report, options.json === true));
  return EXIT.done;
}
