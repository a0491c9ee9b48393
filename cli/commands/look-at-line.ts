import type { ZipwhipClient } from "../../zipwhip";
import { LineHeldError } from "../errors";
import { heldHooks, nameOf, type StateResource } from "../pulumi/held-hooks";
import type { Project } from "../pulumi/project";
import { stateOfStack } from "../pulumi/stack-state";
import { clientFor } from "../settings/clients";
import type { CommonOptions } from "../settings/options";
import type { World } from "../world/world";
import { type ImportPlan, planImport } from "../writing/plan-import";

/** A line before an import. */
export interface LookedAt {
  /** The stack's resources; none where there is no project yet. */
  state: readonly StateResource[];
  line: ZipwhipClient["line"];
  plan: ImportPlan;
}

/** Looks at the stack and then at the line: who has no stack yet is told before anything is sent. */
export async function lookAtLine(
  world: World,
  options: CommonOptions,
  project: Project | undefined,
): Promise<LookedAt> {
  const state = project === undefined ? [] : await stateOfStack(world, options);
  const client = await clientFor(world, options);
  const held = new Set(heldHooks(state).map(({ hook }) => hook.webhookId));
  return { state, line: client.line, plan: planImport(await client.list(), held) };
}

/** The name of a line's resource. @throws LineHeldError where the state has one of this type for the line, or of this name */
export function nameForLine(type: string, { state, line }: LookedAt, given: string | undefined): string {
  const name = given ?? (line === undefined ? "line" : `line-${line}`);
  const same = state.find((one) => one.type === type && (one.id === line || nameOf(one) === name));
  if (same !== undefined) throw new LineHeldError(line ?? "", nameOf(same));
  return name;
}

/** The names of the resources of a type, which are taken. */
export function namesOf(type: string, state: readonly StateResource[]): Set<string> {
  return new Set(state.filter((one) => one.type === type).map(nameOf));
}
