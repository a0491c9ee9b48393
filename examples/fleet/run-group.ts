import { LocalWorkspace } from "@pulumi/pulumi/automation";
import { ZipwhipLine } from "pulumi-zipwhip";
import type { FleetLine } from "./read-lines";

export const ACTIONS = ["preview", "up", "refresh", "destroy"] as const;

/** What is done with a stack. */
export type Action = (typeof ACTIONS)[number];

/**
 * Runs one group's stack.
 *
 * @param tell takes what the engine says, line by line
 * @returns what changed, for example "up: 25 create, 1 same"
 */
export async function runGroup(
  group: string,
  lines: readonly FleetLine[],
  action: Action,
  tell: (line: string) => void,
): Promise<string> {
  const program = async () => {
    for (const { name, hooks, session } of lines) new ZipwhipLine(name, { hooks, session });
  };
  const stack = await LocalWorkspace.createOrSelectStack(
    { stackName: group, projectName: "zipwhip-fleet", program },
    // The engine looks for pulumi-zipwhip from this folder.
    { workDir: __dirname },
  );
  const options = {
    onOutput: (text: string) => text.split("\n").filter(Boolean).forEach(tell),
    color: "never" as const,
  };
  const changes = await run();
  const counts = Object.entries(changes ?? {}).map(([what, count]) => `${count} ${what}`);
  return `${action}: ${counts.join(", ") || "nothing"}`;

  async function run(): Promise<Record<string, number> | undefined> {
    if (action === "preview") return (await stack.preview(options)).changeSummary;
    if (action === "up")
      return (await stack.up({ ...options, refresh: true, continueOnError: true })).summary.resourceChanges;
    if (action === "refresh") return (await stack.refresh(options)).summary.resourceChanges;
    return (await stack.destroy({ ...options, continueOnError: true })).summary.resourceChanges;
  }
}
