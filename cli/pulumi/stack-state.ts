import { z } from "zod";
import { OtherProjectError, UnreadableError } from "../errors";
import type { World } from "../world/world";
import { isOurs, type StateResource } from "./held-hooks";
import { type Project, requireProject } from "./project";
import { runOnStack, type StackChoice } from "./run";
import { holdsLocked } from "./secret-values";

const shape = z.object({
  deployment: z.object({
    resources: z
      .array(
        z.object({
          urn: z.string(),
          type: z.string(),
          id: z.string().optional(),
          inputs: z.record(z.string(), z.unknown()).optional(),
          outputs: z.record(z.string(), z.unknown()).optional(),
          provider: z.string().optional(),
          delete: z.boolean().optional(),
        }),
      )
      .nullish()
      .transform((resources) => resources ?? []),
  }),
});

/**
 * The resources of ours in the stack's state. Secrets are opened only where a resource of ours has one: a session of its
 * own or of the provider that the program declares for it, or a url.
 */
export async function stateOfStack(world: World, choice: StackChoice): Promise<StateResource[]> {
  const project = requireProject(world.cwd);
  const named = projectOf(choice.stack);
  // A stack without resources does not tell whose it is.
  if (named !== undefined && named !== project.name) throw new OtherProjectError(named, project.name);
  const ours = readState(await runOnStack(world, choice, ["stack", "export"]), project);
  if (!ours.some(({ inputs, outputs }) => holdsLocked([inputs?.session, outputs]))) return ours;
  return readState(await runOnStack(world, choice, ["stack", "export", "--show-secrets"]), project);
}

/** The resources of ours in an exported state of the project. Pure. */
export function readState(text: string, project: Pick<Project, "name">): StateResource[] {
  const resources = parse(text);
  for (const { urn } of resources) {
    const owner = urn.split("::")[1];
    if (owner !== undefined && owner !== project.name) throw new OtherProjectError(owner, project.name);
  }
  return resources.filter(isOurs);
}

// `organisation/project/stack`, where all of it is given.
function projectOf(stack: string | undefined): string | undefined {
  const [, project, name] = stack?.split("/") ?? [];
  return name === undefined ? undefined : project;
}

function parse(text: string): StateResource[] {
  try {
    return shape.parse(JSON.parse(text)).deployment.resources;
  } catch {
    throw new UnreadableError("what `pulumi stack export` printed", "update the Pulumi CLI");
  }
}
