import { twinsOf } from "../compare/twins";
import { EXIT, type ExitCode } from "../exit-codes";
import { clientFor } from "../settings/clients";
import type { CommonOptions } from "../settings/options";
import { count } from "../show/count";
import { plain } from "../show/plain";
import { table } from "../show/table";
import type { World } from "../world/world";

/** What is installed on the line. */
export async function list(world: World, options: CommonOptions): Promise<ExitCode> {
  const client = await clientFor(world, options);
  const hooks = await client.list();
  const twins = twinsOf(hooks);
  const othersOf = (id: string) => (twins.get(id) ?? []).filter((other) => other !== id);
  if (options.json) {
    const shown = hooks.map((hook) => ({
      ...hook,
      url: plain(hook.url),
      identicalTo: othersOf(hook.webhookId),
    }));
    world.out(JSON.stringify({ line: client.line ?? null, hooks: shown }, undefined, 2));
    return EXIT.done;
  }
  if (hooks.length > 0) {
    const rows = hooks.map(({ webhookId, type, event, method, url }) =>
      [webhookId, type, event, method, note(othersOf(webhookId)), url].map(plain),
    );
    world.out(table([["ID", "TYPE", "EVENT", "METHOD", "", "URL"], ...rows]));
  }
  const doubled = twins.size === 0 ? "" : `, of which ${twins.size} are identical to another`;
  world.out(
    `${count(hooks.length, "hook")} on ${client.line === undefined ? "the line" : `line ${client.line}`}${doubled}`,
  );
  return EXIT.done;
}

function note(others: readonly string[]): string {
  return others.length === 0 ? "" : `= ${others.join(", ")}`;
}
