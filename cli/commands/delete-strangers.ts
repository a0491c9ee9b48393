import { RefusedError, UnclearError, type ZipwhipClient } from "../../zipwhip";
import { showUrl } from "../../zipwhip/identity";
import { look } from "../compare/look";
import { type NamedStranger, namedStrangers } from "../compare/named-strangers";
import { CancelledError, NeedsAnswerError } from "../errors";
import { EXIT, type ExitCode } from "../exit-codes";
import type { CommonOptions } from "../settings/options";
import { plain } from "../show/plain";
import type { World } from "../world/world";

/** Removes hooks that are installed and not in the stack's state, after a look and a question. */
export async function deleteStrangers(
  world: World,
  ids: readonly string[],
  options: CommonOptions & { yes?: boolean },
): Promise<ExitCode> {
  const first = await look(world, options);
  let strangers = namedStrangers(ids, first);
  if (options.yes !== true) {
    await confirm(world, strangers);
    // While somebody thinks, a `pulumi up` can take a hook over.
    strangers = namedStrangers(ids, await look(world, options, first.session));
  }
  // With --json stdout holds one document: what was deleted, or the error.
  const tell = options.json ? world.err : world.out;
  for (const { hook, on } of strangers) {
    await remove(hook.webhookId, on.client);
    tell(`deleted ${describe(hook)}`);
  }
  if (options.json) {
    const deleted = strangers.map(({ hook }) => hook.webhookId);
    world.out(JSON.stringify({ deleted }, undefined, 2));
  }
  return EXIT.done;
}

async function confirm(world: World, strangers: readonly NamedStranger[]): Promise<void> {
  if (world.terminal === undefined) throw new NeedsAnswerError("--delete");
  for (const { hook, on } of strangers) {
    world.err(`${describe(hook)}${on.line === undefined ? "" : ` on line ${on.line}`}`);
  }
  world.err("They are strangers to this stack; another stack or somebody else may need them.");
  const answer = await world.terminal.ask(`Delete ${strangers.length}? Answer yes or no: `);
  if (answer.trim().toLowerCase() !== "yes") throw new CancelledError();
}

// How the service answers for a hook that is not there, or after a cut, is for the list to settle.
async function remove(id: string, client: ZipwhipClient | undefined): Promise<void> {
  try {
    await client?.delete(id);
  } catch (error) {
    const open = error instanceof UnclearError || error instanceof RefusedError;
    if (!open || (await client?.list())?.some(({ webhookId }) => webhookId === id) !== false) throw error;
  }
}

function describe({ webhookId, event, url }: NamedStranger["hook"]): string {
  return `hook ${plain(webhookId)} (${plain(event)}, ${showUrl(url)})`;
}
