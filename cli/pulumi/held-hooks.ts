import { isDeclared, PROVIDER_TYPE } from "../../provider/declared-provider";
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
  /** The provider's URN and id, joined by `::`. */
  provider?: string | undefined;
  /** True for what is only still to be deleted. */
  delete?: boolean | undefined;
}

/** What a program gives a provider that it declares, as far as it says where a hook is. */
export interface DeclaredProvider {
  /** Never shown. */
  session: string | undefined;
  apiUrl: string | undefined;
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
  /** Its provider, where the program declares that. */
  provider?: DeclaredProvider | undefined;
  /** Whether the state keeps the url secret. */
  hidden: boolean;
  /** Whether it is only still to be deleted. */
  leaving: boolean;
}

/** The hooks of all resources of ours. A stranger that a refresh put into the state of an exclusive line is not held. Pure. */
export function heldHooks(resources: readonly StateResource[]): HeldHook[] {
  const providers = new Map(
    resources.filter(isProvider).map((one) => [`${one.urn}::${one.id}`, givenTo(one)]),
  );
  return resources.flatMap((resource) => {
    const outputs = (resource.outputs ?? {}) as Properties;
    const plain = opened(outputs) as Properties;
    const common = {
      resource: nameOf(resource),
      line: text(plain, "line"),
      // The plugin leaves a session among the inputs.
      session: text(plain, "session") ?? text(Object(opened(resource.inputs)), "session"),
      provider: providers.get(resource.provider ?? ""),
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

/** Whether the resource is one of ours, or gives one of ours its session. */
export function isOurs(resource: StateResource): boolean {
  return isHookType(resource.type) || isLineType(resource.type) || isProvider(resource);
}

// The default one has what the stack's config had at the last up: that is read where it is now.
function isProvider({ type, urn }: StateResource): boolean {
  return type === PROVIDER_TYPE && isDeclared(urn);
}

function givenTo({ inputs }: StateResource): DeclaredProvider {
  const plain = Object(opened(inputs)) as Properties;
  return { session: text(plain, "session"), apiUrl: text(plain, "apiUrl") };
}

function singleHook(id: string | undefined, outputs: Properties): Hook | undefined {
  const webhookId = text(outputs, "webhookId") ?? id;
  if (webhookId === undefined || webhookId === "") return undefined;
  const of = (name: string) => text(outputs, name) ?? "";
  return { webhookId, type: of("type"), event: of("event"), url: of("url"), method: of("method") };
}
