import { sameUrl } from "../../../zipwhip/identity";
import type { LineHook } from "../play/service";
import type { Kept } from "../play/state-file";
import type { Declaration, Look } from "./look";
import { areTwins } from "./twins";

/**
 * What must hold after a run that says that all went well, also where calls had failed in its course: what is declared is
 * in the state and installed. Without a refresh, what hands have done before is not seen, and stays as it is.
 */
export function complaintsAfterSuccess(look: Look): string[] {
  if (look.exitCode !== 0 || look.byHand || look.killed) return [];
  // With that flag the engine calls a run a success that Ctrl-C has ended: docs/interruption.md.
  if (look.told && look.args.includes("--continue-on-error")) return [];
  if (look.args[0] === "destroy") return afterDestroy(look);
  // A forced replace leaves the rest of the program for later.
  if (look.args[0] !== "up" || look.args.includes("--target-replace")) return [];
  const refreshed = look.args.includes("--refresh");
  const names = new Set(look.declared.map(({ name }) => name));
  return [
    ...look.declared.flatMap((wanted) => ofDeclared(wanted, look, refreshed)),
    ...look.stateAfter
      .filter(({ name, toBeDeleted }) => !names.has(name) || toBeDeleted)
      .map(({ name, id }) => `${name} (${id}) is still in the state`),
    ...look.declared.flatMap(({ name }) => sharedBy(name, look)),
  ];
}

function afterDestroy({ stateBefore, stateAfter, after }: Look): string[] {
  const installed = new Set(after.map(({ webhookId }) => webhookId));
  return [
    ...stateAfter.map(({ name }) => `${name} is in the state after a destroy`),
    ...stateBefore
      .filter(({ id }) => installed.has(id))
      .map(({ name, id }) => `${name} (${id}) is installed after a destroy`),
  ];
}

function ofDeclared(wanted: Declaration, look: Look, refreshed: boolean): string[] {
  const { name } = wanted;
  const all = look.stateAfter.filter((kept) => kept.name === name);
  const [own] = all;
  if (own === undefined || all.length > 1) return [`${name} is ${all.length} times in the state`];
  const installed = find(own.id, look.after);
  const before = find(own.id, look.before);
  const held = refreshed ? undefined : look.stateBefore.find(({ id }) => id === own.id);
  if (installed === undefined) {
    if (held !== undefined && before === undefined) return [];
    return [`LOST: ${name} (${own.id}) is declared and in the state, but not installed`];
  }
  const hook = asTheRunSaw(installed, before, held, wanted);
  return [
    ...(areTwins(hook, wanted) && hook.method === wanted.method
      ? []
      : [`${name} (${own.id}) is installed otherwise than declared`]),
    ...(sameAsState(hook, own) ? [] : [`${name} (${own.id}) is in the state otherwise than installed`]),
    ...(own.initErrors.length > 0 ? [`${name} has errors in the state`] : []),
  ];
}

function sharedBy(name: string, { stateAfter }: Look): string[] {
  const own = stateAfter.find((kept) => kept.name === name);
  const other = stateAfter.find((kept) => kept.id === own?.id && kept.name > name);
  return other === undefined ? [] : [`${name} and ${other.name} have the same hook (${other.id})`];
}

function sameAsState(hook: LineHook, { id, outputs }: Kept): boolean {
  return (
    outputs.webhookId === id &&
    outputs.line === hook.line &&
    outputs.type === hook.type &&
    outputs.event === hook.event &&
    outputs.method === hook.method &&
    sameUrl(String(outputs.url), hook.url)
  );
}

// A run without a refresh believes its state, and sends what differs from that: a drift in one property stays while
// another is changed.
function asTheRunSaw(
  hook: LineHook,
  before: LineHook | undefined,
  held: Kept | undefined,
  wanted: Declaration,
): LineHook {
  if (before === undefined || held === undefined) return hook;
  const { url, method } = held.outputs;
  return {
    ...hook,
    url: hook.url === before.url && !sameUrl(hook.url, wanted.url) ? String(url) : hook.url,
    method: hook.method === before.method && hook.method !== wanted.method ? String(method) : hook.method,
  };
}

function find(id: string, hooks: readonly LineHook[]): LineHook | undefined {
  return hooks.find(({ webhookId }) => webhookId === id);
}
