import type { Service } from "../play/service";
import { complaintsAfterSuccess } from "./after-success";
import { type Look, writesOf } from "./look";
import { isTold } from "./told";
import { doublesMade } from "./twins";

/** What must hold in the end, after the run that says that all went well. */
export function complaintsAtEnd(last: Look, service: Service, looks: readonly Look[]): string[] {
  const declared = new Set(last.stateAfter.map(({ id }) => id));
  const installed = service.hooks();
  return [
    ...complaintsAfterSuccess({ ...last, args: ["up", "--refresh"] }),
    ...(last.pending > 0 ? [`${last.pending} operations are pending`] : []),
    ...installed
      .filter(({ webhookId }) => !declared.has(webhookId) && !service.strangers.has(webhookId))
      .filter((hook) => !isTold(hook, looks, service))
      .map(({ webhookId }) => `ORPHAN: ${webhookId} is installed, and nobody was told`),
    ...doublesMade(looks, installed)
      .filter((pair) => pair.some((id) => declared.has(id)))
      .map((pair) => `DOUBLED: ${pair.join(" and ")} are identical, and it was a run that made them so`),
  ];
}

/** What must hold when all is at rest: no change is seen, and nothing is written. */
export function complaintsAtRest(look: Look): string[] {
  const { args, exitCode, text } = look;
  return [
    ...writesOf(look).map((path) => `at rest, ${args[0]} has sent ${path}`),
    ...(exitCode === 0 ? [] : [`at rest, pulumi ${args.join(" ")} fails:\n${text}`]),
  ];
}
