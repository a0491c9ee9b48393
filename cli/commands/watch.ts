import { MalformedError, RateLimitedError, UnavailableError } from "../../zipwhip";
import { changesBetween } from "../compare/changes-between";
import { EXIT, type ExitCode } from "../exit-codes";
import { clientFor } from "../settings/clients";
import type { CommonOptions } from "../settings/options";
import { changeJson, changeText } from "../show/change-line";
import { count } from "../show/count";
import { failureLine } from "../show/failure";
import type { World } from "../world/world";

export interface WatchOptions extends CommonOptions {
  /** Seconds between two looks. */
  every: number;
  /** Whole URLs, tokens in them included. */
  urls?: boolean;
}

/** Tells of each change of the line's hooks, until Ctrl-C. */
export async function watch(world: World, options: WatchOptions): Promise<ExitCode> {
  const client = await clientFor(world, options);
  const interrupted = world.untilInterrupted();
  const at = () => new Date(world.clock.now());
  let before = await client.list();
  if (options.json) world.out(JSON.stringify({ at: at(), change: "started", installed: before.length }));
  else
    world.err(`${count(before.length, "hook")} on the line; a look every ${options.every} s, Ctrl-C ends it`);
  while (!(await interrupted(options.every * 1000))) {
    try {
      const now = await client.list();
      for (const change of changesBetween(before, now)) {
        const shown = options.json ? changeJson : changeText;
        world.out(shown(at(), change, options.urls === true));
      }
      before = now;
    } catch (error) {
      // The line may be seen again at the next look; a session that is not accepted stays so.
      const passing =
        error instanceof UnavailableError ||
        error instanceof RateLimitedError ||
        error instanceof MalformedError;
      if (!passing) throw error;
      world.err(`not seen: ${failureLine(error)}`);
    }
  }
  return EXIT.done;
}
