import type { Identity } from "../../zipwhip";
import { type Diff, movesLine } from "../diff";
import type { Properties } from "../state";
import { holdsUnknown } from "../unknown";
import { isDone, planLine } from "./plan";
import { declaredOf, hooksOf } from "./state";

/**
 * Compares a line's state with what the program declares. Pure.
 *
 * @param ambientSession the session of the settings, for lines without their own
 * @returns also the hooks that stay, each with what it is to be
 * @throws WrongLineError where the settings' session is of another line: a mistake to tell at preview, no move
 */
export function diffLine(
  olds: Properties,
  news: Properties,
  ambientSession?: string,
): Diff & { staying: Map<string, Identity> } {
  const known = hooksOf(olds);
  const plan = planLine(known, declaredOf(news), news.exclusive === true);
  const staying = new Map<string, Identity>([
    ...plan.keep.map((hook): [string, Identity] => [hook.webhookId, hook]),
    ...plan.change.map(({ hook, wanted }): [string, Identity] => [hook.webhookId, wanted]),
  ]);
  const replaces = movesLine("the hooks are", olds, news, ambientSession) ? ["session"] : [];
  return {
    changes:
      replaces.length > 0 ||
      news.session !== olds.session ||
      (news.exclusive ?? false) !== (olds.exclusive ?? false) ||
      holdsUnknown(news.hooks) ||
      // Declared now, a stranger becomes the line's own.
      known.some(({ stranger, webhookId }) => stranger && staying.has(webhookId)) ||
      !isDone(plan),
    replaces,
    deleteBeforeReplace: false,
    staying,
  };
}
