import type { Service } from "../play/service";
import { type Look, writesOf } from "./look";
import { addedBeside, areTwins } from "./twins";

/** What must hold after every run, whatever went wrong in it. Takes note of strangers that were adopted. */
export function complaintsAfter(look: Look, service: Service, secrets: readonly string[]): string[] {
  const told = look.text.toLowerCase();
  const verb = look.args[0] ?? "";
  return [
    ...(secrets.some((secret) => told.includes(secret)) ? ["a session was printed"] : []),
    ...(["preview", "refresh"].includes(verb)
      ? writesOf(look).map((path) => `${verb} has sent ${path}`)
      : []),
    ...addedBeside(look).map(([id, other]) => `DOUBLED: ${id} was added beside ${other}`),
    ...dropped(look),
    ...strangers(look, service),
  ];
}

// Not to know of a hook any more is the first half of losing it. Only a killed engine cannot help it.
function dropped({ stateBefore, stateAfter, before, after, killed, byHand }: Look): string[] {
  if (killed || byHand) return [];
  const held = new Set(stateAfter.map(({ id }) => id));
  const there = new Set(before.map(({ webhookId }) => webhookId));
  const stayed = new Set(after.map(({ webhookId }) => webhookId).filter((id) => there.has(id)));
  return stateBefore
    .filter(({ id }) => stayed.has(id) && !held.has(id))
    .map(({ name, id }) => `DROPPED: ${name} (${id}) is installed, and in the state no more`);
}

function strangers(look: Look, service: Service): string[] {
  const complaints: string[] = [];
  const held = new Set(look.stateAfter.map(({ id }) => id));
  const now = new Map(service.hooks().map((hook) => [hook.webhookId, hook]));
  for (const [id, stranger] of service.strangers) {
    const hook = now.get(id);
    // A hand can have moved it after it was adopted, or before: it was right as it was at either time.
    const shapes = [stranger, ...look.before.filter(({ webhookId }) => webhookId === id)];
    const adopted = look.declared.some((one) => one.adopts && shapes.some((shape) => areTwins(one, shape)));
    // Installed in the course of the run, where an add was unclear: nobody can tell it from the run's own.
    const born = !look.before.some(({ webhookId }) => webhookId === id);
    const taken = born && look.declared.some((one) => areTwins(one, stranger));
    if (held.has(id)) {
      if (!adopted && !taken) complaints.push(`stranger ${id} was adopted, and nobody asked for it`);
      service.strangers.delete(id);
    } else if (hook === undefined) {
      complaints.push(`stranger ${id} was deleted`);
      service.strangers.delete(id);
    } else if (hook.url !== stranger.url || hook.method !== stranger.method) {
      // An adoption corrects the method, and can be cut short before the state holds the hook.
      if (!adopted || hook.url !== stranger.url) complaints.push(`stranger ${id} was changed`);
      service.strangers.set(id, hook);
    }
  }
  return complaints;
}
