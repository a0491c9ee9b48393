import { lineOf } from "../zipwhip";
import type { Settings } from "../zipwhip/settings";
import { carried, type Properties, text } from "./state";
import { isUnknown } from "./unknown";

/** What a hook will be, as far as it is known ahead. Pure. */
export function foresee(
  news: Properties,
  settings: Settings,
  old?: { id: string; olds: Properties },
): Properties {
  const { type, event, url, method } = news;
  const line = lineAhead(news, settings, old?.olds);
  const known = old === undefined ? {} : { webhookId: old.id };
  return { type, event, url, method, ...known, ...(line === undefined ? {} : { line }), ...carried(news) };
}

/** The line of a resource, as far as it is known ahead. */
export function lineAhead(news: Properties, settings: Settings, olds: Properties = {}): string | undefined {
  const line = text(olds, "line");
  if (line !== undefined || isUnknown(news.session)) return line;
  const session = text(news, "session") ?? settings.session;
  return session === undefined ? undefined : lineOf(session);
}
