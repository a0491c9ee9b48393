import type { Hook } from "../../zipwhip";
import { parseUrl } from "../../zipwhip/parse-url";

/** Longer ones are cut: a name stands in every line that the engine prints. */
const LONGEST = 60;

/** A word that people write: letters, in one case or as in camelCase, at the end perhaps a small number. Or a version or small number. */
const WORD = /^(?:[A-Za-z][a-z]+(?:[-_.]?[A-Z]?[a-z]{2,})*\d{0,3}|[A-Z]{2,6}|v?\d{1,3})$/;

/**
 * A resource's name for each hook: readable, unique, and the same again as long as the older hooks are there. Pure.
 *
 * @param taken names that the stack has already
 */
export function namesFor(hooks: readonly Hook[], taken: ReadonlySet<string>): Map<string, string> {
  const names = new Map<string, string>();
  const used = new Set(taken);
  for (const hook of [...hooks].sort(byAge)) {
    let name = nameOf(hook);
    while (used.has(name)) name = `${name}-${hook.webhookId}`;
    used.add(name);
    names.set(hook.webhookId, name);
  }
  return names;
}

/**
 * From the event, the host and those parts of the path that are words. What looks like a key stays out, and the query does:
 * a name stands in clear text in each state, preview and log.
 */
function nameOf({ event, url }: Hook): string {
  const { host, pathname } = parseUrl(url) ?? { host: "", pathname: "" };
  const words = pathname.split("/").filter((segment) => segment.length <= 20 && WORD.test(segment));
  const slug = [event, host, ...words].map(slugOf).filter((part) => part !== "");
  return slug.join("-").slice(0, LONGEST).replace(/-+$/, "");
}

function slugOf(text: string): string {
  return text
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, "-")
    .replace(/^-|-$/g, "");
}

// Ids are numbers that grow, of any size.
function byAge(a: Hook, b: Hook): number {
  return a.webhookId.length - b.webhookId.length || (a.webhookId < b.webhookId ? -1 : 1);
}
