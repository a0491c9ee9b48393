import { sameUrl } from "../zipwhip/identity";
import type { Properties } from "./state";

/** What a diff has found at one place. */
export interface Detail {
  kind: "ADD" | "DELETE" | "UPDATE";
  /** Whether only a new resource can have it. */
  replaces: boolean;
}

/**
 * Names every place at which inputs differ, such as `hooks.receive[0].url`. Pure.
 *
 * @param olds the inputs that would give the state
 * @param replaces the properties that only a new resource can have, also where they seem the same
 */
export function detailsOf(
  olds: Properties,
  news: Properties,
  replaces: readonly string[],
): Record<string, Detail> {
  const details: Record<string, Detail> = {};
  const note = (path: string, kind: Detail["kind"]) => {
    details[path] = { kind, replaces: replaces.includes(path) };
  };
  const compare = (path: string, name: string, old: unknown, now: unknown): void => {
    if (isSame(name, old, now)) return;
    if (old === undefined) note(path, "ADD");
    else if (now === undefined) note(path, "DELETE");
    else if (Array.isArray(old) && Array.isArray(now)) {
      for (let i = 0; i < Math.max(old.length, now.length); i++) compare(`${path}[${i}]`, "", old[i], now[i]);
    } else if (isMap(old) && isMap(now)) {
      for (const key of keysOf(old, now)) compare(`${path}${segment(key)}`, key, old[key], now[key]);
    } else note(path, "UPDATE");
  };
  for (const name of keysOf(olds, news)) {
    // Read at creation only, and Pulumi's own.
    if (name !== "adopt" && !name.startsWith("__")) compare(name, name, olds[name], news[name]);
  }
  for (const name of replaces) details[name] ??= { kind: "UPDATE", replaces: true };
  return details;
}

function isSame(name: string, old: unknown, now: unknown): boolean {
  if (old === now || (old ?? undefined) === (now ?? undefined)) return true;
  return name === "url" && typeof old === "string" && typeof now === "string" && sameUrl(old, now);
}

function isMap(value: unknown): value is Properties {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

function keysOf(a: object, b: object): string[] {
  return [...new Set([...Object.keys(a), ...Object.keys(b)])].sort();
}

function segment(key: string): string {
  return /^[A-Za-z_]\w*$/.test(key) ? `.${key}` : `[${JSON.stringify(key)}]`;
}
