import type { Hook } from "../../zipwhip";
import {
  type CheckFailure,
  checkNames,
  checkSession,
  fail,
  givenOf,
  type Surroundings,
} from "../check-fields";
import type { Context } from "../context";
import { read } from "../read";
import { type Properties, text } from "../state";

/** What is wrong with a question for one hook. Pure. */
export function checkHookLookup(given: Properties, surroundings: Surroundings): CheckFailure[] {
  const asked = givenOf(given);
  const isId = typeof asked.webhookId === "string" && /^-?\d+$/.test(asked.webhookId);
  const reason = "webhookId must be the service's id of a hook, as a text of digits";
  return [
    ...surroundings.problems.map((problem) => ({ property: "", reason: problem })),
    ...checkNames(asked, "a lookup", ["webhookId", "session"], []),
    ...fail("webhookId", isId ? undefined : reason),
    ...checkSession(asked.session, surroundings),
  ];
}

/** One hook by its id. @throws NoSuchHookError */
export async function lookUpHook(given: Properties, context: Context): Promise<Hook & { line?: string }> {
  const session = text(given, "session");
  const found = await read(String(given.webhookId), session === undefined ? {} : { session }, context);
  const { type, event, url, method, webhookId, line } = found as Hook & { line?: string };
  return { type, event, url, method, webhookId, ...(line === undefined ? {} : { line }) };
}
