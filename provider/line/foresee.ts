import type { Settings } from "../../zipwhip/settings";
import { lineAhead } from "../foresee";
import type { Properties } from "../state";
import { isUnknown, UNKNOWN } from "../unknown";
import { planLine } from "./plan";
import { carriedByLine, declaredOf, hooksOf } from "./state";

/** What a line will be, as far as it is known ahead: the ids of hooks that stay are, those of new ones are not. Pure. */
export function foreseeLine(
  news: Properties,
  settings: Settings,
  old?: { id: string; olds: Properties },
): Properties {
  const line = lineAhead(news, settings, old?.olds);
  const exclusive = news.exclusive === true;
  const plan = planLine(old === undefined ? [] : hooksOf(old.olds), declaredOf(news), exclusive);
  const ids = new Map(
    [...plan.keep, ...plan.change.map(({ hook, wanted }) => ({ ...wanted, webhookId: hook.webhookId }))].map(
      ({ event, url, webhookId }) => [JSON.stringify([event, url]), webhookId],
    ),
  );
  const withId = (event: string, hook: unknown) =>
    isUnknown(hook) || typeof hook !== "object" || hook === null
      ? hook
      : { ...hook, webhookId: ids.get(JSON.stringify([event, (hook as Properties).url])) ?? UNKNOWN };
  const hooks = isUnknown(news.hooks)
    ? news.hooks
    : Object.fromEntries(
        Object.entries(Object(news.hooks) as Properties).map(([event, entries]) => [
          event,
          Array.isArray(entries) ? entries.map((hook) => withId(event, hook)) : entries,
        ]),
      );
  return { hooks, ...(line === undefined ? {} : { line }), ...carriedByLine(news) };
}
