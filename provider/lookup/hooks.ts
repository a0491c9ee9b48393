import { EVENTS, type Hook, identical } from "../../zipwhip";
import {
  type CheckFailure,
  checkNames,
  checkSession,
  checkWord,
  givenOf,
  type Surroundings,
} from "../check-fields";
import type { Context } from "../context";
import { type Properties, text } from "../state";

const FILTERS = ["event", "session"];

/** What is wrong with a question for the hooks of a line. Pure. */
export function checkLookup(given: Properties, surroundings: Surroundings): CheckFailure[] {
  const asked = givenOf(given);
  return [
    ...surroundings.problems.map((reason) => ({ property: "", reason })),
    ...checkNames(asked, "a lookup", FILTERS, []),
    ...(asked.event === undefined ? [] : checkWord("event", asked.event, EVENTS)),
    ...checkSession(asked.session, surroundings),
  ];
}

/** The hooks installed on a line, whoever installed them; of one event, where one is given. */
export async function lookUpHooks(
  given: Properties,
  context: Context,
): Promise<{ hooks: Hook[]; line: string | undefined }> {
  const account = context.account(text(given, "session"));
  const event = text(given, "event");
  const installed = await account.list.get();
  const hooks = installed.filter((hook) => event === undefined || identical({ ...hook, event }, hook));
  return { hooks: hooks.sort(byId), line: account.line };
}

function byId(a: Hook, b: Hook): number {
  const [one, other] = [BigInt(a.webhookId), BigInt(b.webhookId)];
  return one < other ? -1 : Number(one > other);
}
