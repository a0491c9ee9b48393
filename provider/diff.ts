import { lineOf } from "../zipwhip";
import { sameUrl } from "../zipwhip/identity";
import { WrongLineError } from "./errors";
import { type Properties, text } from "./state";
import { isUnknown } from "./unknown";

/** What the engine is to do: nothing, an update in place, or a replace by overlap. */
export interface Diff {
  changes: boolean;
  /** Properties that only a new hook can have. */
  replaces: string[];
  /** Always false: an overlap, never a gap. */
  deleteBeforeReplace: false;
}

/**
 * Compares a hook's state with what the program declares. Pure.
 *
 * @param olds the state (outputs)
 * @param news the checked inputs
 * @param ambientSession the session of the settings, for hooks without their own
 * @throws WrongLineError where the settings' session is of another line: a mistake to tell at preview, no move
 */
export function diff(id: string, olds: Properties, news: Properties, ambientSession?: string): Diff {
  const replaces = ["type", "event"].filter((name) => lower(olds[name]) !== lower(news[name]));
  if (movesLine(`hook ${id} is`, olds, news, ambientSession)) replaces.push("session");
  return {
    changes: replaces.length > 0 || changedFields(olds, news).length > 0 || news.session !== olds.session,
    replaces,
    deleteBeforeReplace: false,
  };
}

// A refresh of an earlier version kept the letters of the service.
function lower(word: unknown): unknown {
  return typeof word === "string" ? word.toLowerCase() : word;
}

/** Which of the fields that webhook/update can change differ. A value that is not known yet counts as changed. */
export function changedFields(olds: Properties, news: Properties): ("url" | "method")[] {
  const changed: ("url" | "method")[] = [];
  if (isUnknown(news.url) || !sameUrl(String(olds.url), String(news.url))) changed.push("url");
  if (olds.method !== news.method) changed.push("method");
  return changed;
}

/** Whether the program moves a resource to another line, by a session of its own. */
export function movesLine(
  what: string,
  olds: Properties,
  news: Properties,
  ambientSession?: string,
): boolean {
  if (isUnknown(news.session)) return false;
  const oldLine = text(olds, "line");
  const session = text(news, "session") ?? ambientSession;
  const newLine = session === undefined ? undefined : lineOf(session);
  if (oldLine === undefined || newLine === undefined || oldLine === newLine) return false;
  // Neither before nor now does the program name the line: only the surroundings changed.
  const ambient = text(news, "session") === undefined && text(olds, "session") === undefined;
  if (ambient) throw new WrongLineError(what, oldLine, newLine);
  return true;
}
