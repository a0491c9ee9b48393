import type { HookChange } from "../compare/changes-between";
import { urlShown } from "./hook-url";
import { plain } from "./plain";

/** A change in one line, for people. Pure. */
export function changeText(at: Date, change: HookChange, whole: boolean): string {
  const shown = urlShown(whole);
  const { webhookId, event, method, url } = change.hook;
  const now = `${plain(event)} ${plain(method)} ${shown(url)}`;
  return `${at.toISOString()}  ${change.change.padEnd(7)}  ${plain(webhookId)}  ${now}${was(change, shown)}`;
}

/** The same as one line of JSON. Pure. */
export function changeJson(at: Date, change: HookChange, whole: boolean): string {
  const shown = urlShown(whole);
  const of = (hook: HookChange["hook"]) => ({ ...hook, url: shown(hook.url) });
  const before = change.change === "changed" ? { before: of(change.before) } : {};
  return JSON.stringify({ at, change: change.change, hook: of(change.hook), ...before });
}

function was(change: HookChange, shown: (url: string) => string): string {
  if (change.change !== "changed") return "";
  const { hook, before } = change;
  const old = [
    ...(before.method === hook.method ? [] : [plain(before.method)]),
    ...(before.url === hook.url ? [] : [shown(before.url)]),
  ];
  return `  (was ${old.join(" ")})`;
}
