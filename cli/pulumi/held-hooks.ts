import { hooksOf } from "../../provider/line/state";
import { isHookType, isLineType } from "../../provider/resource-types";
import { type Properties, text } from "../../provider/state";
import type { Hook } from "../../zipwhip";
import { holdsSecret, opened } from "./secret-values";

/** One resource of an exported state. */
export interface StateResource {
  urn: string;
  type: string;
  id?: string | undefined;
  outputs?: Record<string, unknown> | undefined;
  inputs?: Record<string, unknown> | undefined;
  /** True for what is only still to be deleted. */
  delete?: boolean | undefined;
}

/** A hook that the stack's state holds. */
export interface HeldHook {
  hook: Hook;
  /** The name of the resource that holds it. */
  resource: string;
  /** The line's deviceId, where the state knows it. */
  line: string | undefined;
  /** The resource's own session. Never shown. */
  session: string | undefined;
  /** Whether the state keeps the url secret. */
  hidden: boolean;
  /** Whether it is only still to be deleted. */
  leaving: boolean;
}

/** The hooks of all resources of ours. A stranger that a refresh put into the state of an exclusive line is not held. Pure. */
export function heldHooks(resources: readonly StateResource[]): HeldHook[] {
  return resources.flatMap((resource) => {
    const outputs = (resource.outputs ?? {}) as Properties;
    const plain = opened(outputs) as Properties;
    const common = {
      resource: nameOf(resource),
      line: text(plain, "line"),
      // The plugin leaves a session among the inputs.
      session: text(plain, "session") ?? text(Object(opened(resource.inputs)), "session"),
      leaving: resource.delete === true,
    };
    if (isHookType(resource.type)) {
      const hook = singleHook(resource.id, plain);
      return hook === undefined ? [] : [{ ...common, hook, hidden: holdsSecret(outputs.url) }];
    }
    if (!isLineType(resource.type)) return [];
    const hidden = holdsSecret(outputs.hooks);
    const own = hooksOf(plain).filter(({ stranger }) => !stranger);
    return own.map(({ stranger: _, ...hook }) => ({ ...common, hook, hidden }));
  });
}

/** A resource's name in the program. */
export function nameOf({ urn }: StateResource): string {
  return urn.split("::").slice(3).join("::");
}

/** Whether the resource is one of ours. */
export function isOurs({ type }: StateResource): boolean {
  return isHookType(type) || isLineType(type);
}

function singleHook(id: string | undefined, outputs: Properties): Hook | undefined {
  const webhookId = text(outputs, "webhookId") ?? id;
  if (webhookId === undefined || webhookId === "") return undefined;
  const of = (name: string) => text(outputs, name) ?? "";
  return { webhookId, type: of("type"), event: of("event"), url: of("url"), method: of("method") };
}
