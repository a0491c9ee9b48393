import { type Diff, movesLine } from "../diff";
import type { Properties } from "../state";
import { isUnknown } from "../unknown";
import { isDone, planLine } from "./plan";
import { declaredOf, hooksOf } from "./state";

/**
 * Compares a line's state with what the program declares. Pure.
 *
 * @param ambientSession the session of the settings, for lines without their own
 * @returns also the ids of the hooks that stay
 * @throws WrongLineError where the settings' session is of another line: a mistake to tell at preview, no move
 */
export function diffLine(
  olds: Properties,
  news: Properties,
  ambientSession?: string,
): Diff & { staying: string[] } {
  const plan = planLine(hooksOf(olds), declaredOf(news), news.exclusive === true);
  const staying = [...plan.keep, ...plan.change.map(({ hook }) => hook)].map(({ webhookId }) => webhookId);
  const replaces = movesLine("the hooks are", olds, news, ambientSession) ? ["session"] : [];
  return {
    changes:
      replaces.length > 0 ||
      news.session !== olds.session ||
      (news.exclusive ?? false) !== (olds.exclusive ?? false) ||
      holdsUnknown(news.hooks) ||
      !isDone(plan),
    replaces,
    deleteBeforeReplace: false,
    staying,
  };
}

function holdsUnknown(value: unknown): boolean {
  if (isUnknown(value)) return true;
  return typeof value === "object" && value !== null && Object.values(value).some(holdsUnknown);
}
