import { messagesIn } from "../messages";
import type { LineHook, Service } from "../play/service";
import type { Look } from "./look";
import { areTwins } from "./twins";

const UNCLEAR = /it may have been done or not|Run `pulumi up` again|looking did not/;

/**
 * Whether somebody knows that this hook may be installed, although no state holds it: the run that installed it was killed,
 * or has said that the outcome is unclear. A hook that a state has held must not be let go of in silence.
 */
export function isTold(hook: LineHook, looks: readonly Look[], { beforeHands }: Service): boolean {
  const { webhookId } = hook;
  const has = (hooks: readonly LineHook[]) => hooks.some((one) => one.webhookId === webhookId);
  const born = looks.find(({ before, after }) => !has(before) && has(after));
  const held = looks.some(({ stateAfter }) => stateAfter.some(({ id }) => id === webhookId));
  if (born === undefined || held) return false;
  if (born.killed) return true;
  // A hand can have changed it in the course of the same run.
  const then = beforeHands.get(webhookId) ?? born.after.find((one) => one.webhookId === webhookId) ?? hook;
  const told = messagesIn(born.text);
  return born.declared
    .filter((one) => areTwins(one, then))
    .some(({ name }) => (told.get(name) ?? []).some((message) => UNCLEAR.test(message)));
}
