import type { ZipwhipClient } from "../../zipwhip";
import { settingsFromEnvironment, settingsOrThrow } from "../../zipwhip/settings";
import { NoSessionError } from "../errors";
import { type DeclaredProvider, type HeldHook, heldHooks } from "../pulumi/held-hooks";
import { stateOfStack } from "../pulumi/stack-state";
import { clientsOf } from "../settings/clients";
import type { CommonOptions } from "../settings/options";
import { sessionFor, settingsNow } from "../settings/settings-now";
import type { World } from "../world/world";
import { compareLine, type Finding } from "./compare-line";
import { groupByLine, type LineGroup } from "./group-by-line";

/** A line as it was found. */
export interface LookedAt {
  line: string | undefined;
  findings: Finding[];
  /** Why it could not be looked at. */
  problem?: string;
  client?: ZipwhipClient;
}

/** What the state holds, and each line beside it. */
export interface Look {
  held: HeldHook[];
  lines: LookedAt[];
  /** The session of the settings, or the one that was asked for. Never shown. */
  session?: string | undefined;
}

/**
 * Looks at the stack's state and once at each of its lines.
 *
 * @param known a session that an earlier look has asked for
 */
export async function look(world: World, options: CommonOptions, known?: string): Promise<Look> {
  const held = heldHooks(await stateOfStack(world, options));
  const settings = await settingsNow(world, options);
  let ambient = settings.session ?? known;
  let groups = groupByLine(held, ambient);
  if (groups.every(({ session }) => session === undefined)) {
    ambient = await sessionFor(world, settings, {});
    groups = groupByLine(held, ambient);
  }
  const here = clientsOf(world, settings);
  const newClient = (session: string, provider?: DeclaredProvider) => {
    const apiUrl = provider === undefined ? settings.apiUrl : addressOf(provider, world);
    return apiUrl === settings.apiUrl ? here(session) : clientsOf(world, { ...settings, apiUrl })(session);
  };
  const lines = await Promise.all(groups.map((group) => lookAtLine(group, newClient)));
  // With a single line there is nothing else to show.
  const [only] = lines;
  if (lines.length === 1 && only?.failure !== undefined) throw only.failure;
  return { held, lines, session: ambient };
}

// The engine hands such a provider nothing of the stack's config: its session is none for the address that stands there.
function addressOf({ apiUrl }: DeclaredProvider, world: World): string {
  return settingsOrThrow([{ apiUrl }, { apiUrl: settingsFromEnvironment(world.env).apiUrl }]).apiUrl;
}

async function lookAtLine(
  { line, session, provider, held }: LineGroup,
  newClient: (session: string, provider?: DeclaredProvider) => ZipwhipClient,
): Promise<LookedAt & { failure?: unknown }> {
  try {
    if (session === undefined) throw new NoSessionError(line);
    const client = newClient(session, provider);
    return { line, client, findings: compareLine(held, await client.list()) };
  } catch (failure) {
    const problem = failure instanceof Error ? failure.message : "failed";
    return { line, findings: [], problem, failure };
  }
}
