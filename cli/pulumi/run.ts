import { redact } from "../../zipwhip/redact";
import type { World } from "../world/world";
import { engineFailure } from "./engine-failure";

/** Which stack the Pulumi CLI is to look at: the one that is selected, or the one that is named. */
export interface StackChoice {
  stack?: string;
}

/** Runs a command of the Pulumi CLI on the stack, and answers what it printed. */
export async function runOnStack(
  world: World,
  { stack }: StackChoice,
  args: readonly string[],
  input?: string,
): Promise<string> {
  const chosen = stack === undefined ? [] : [`--stack=${stack}`];
  const { exitCode, stdout, stderr } = await world.pulumi([...args, ...chosen], input);
  if (exitCode === 0) return stdout;
  throw engineFailure(`pulumi ${args.slice(0, 2).join(" ")}`, redact(stderr, [input?.trim()]), world.cwd);
}
