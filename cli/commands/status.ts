import { differs } from "../compare/compare-line";
import { look } from "../compare/look";
import { EXIT, type ExitCode } from "../exit-codes";
import type { CommonOptions } from "../settings/options";
import { statusJson, statusText } from "../show/status-report";
import type { World } from "../world/world";
import { deleteStrangers } from "./delete-strangers";

export interface StatusOptions extends CommonOptions {
  /** Whole URLs, tokens in them included. */
  urls?: boolean;
  /** Ids of strangers to remove. */
  delete?: string[];
  yes?: boolean;
}

/** What is installed, beside what the stack's state holds. */
export async function status(world: World, options: StatusOptions): Promise<ExitCode> {
  if (options.delete !== undefined) return deleteStrangers(world, options.delete, options);
  const { lines } = await look(world, options);
  const difference = lines.some(({ findings }) => differs(findings));
  const whole = options.urls === true;
  if (options.json) {
    const report = { difference, lines: lines.map((line) => statusJson(line, whole)) };
    world.out(JSON.stringify(report, undefined, 2));
  } else {
    for (const line of lines) world.out(statusText(line, whole));
  }
  // Not all was seen: nobody knows whether there is a difference.
  if (lines.some(({ problem }) => problem !== undefined)) return EXIT.failed;
  return difference ? EXIT.differs : EXIT.done;
}
