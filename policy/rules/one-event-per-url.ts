import type { StackValidationPolicy } from "@pulumi/policy";
import { normaliseUrl } from "../../zipwhip/identity";
import { type DeclaredHook, eachHook } from "../declared";
import { common, defaultsOf, type RuleOptions } from "../rule";

/** A hook with the resource that declares it. */
interface Place extends DeclaredHook {
  urn: string;
  name: string;
}

/**
 * No two events of a stack share a URL, whatever their lines. A rule over the whole stack: the engine asks it at the end of
 * a preview, and at the end of an update, when all is done. So it stops an `up` only where that has its preview.
 */
export function oneEventPerUrl(options: RuleOptions = {}): StackValidationPolicy {
  // For its check alone: there is nothing to set.
  defaultsOf({}, options);
  const description =
    "Each event has a URL of its own: a delivery does not name its event, so the receiver could not tell.";
  return {
    ...common({ name: "zipwhip-one-event-per-url", description }, options),
    validateStack: ({ resources }, report) => {
      const places: Place[] = [];
      let unknown: unknown;
      for (const { type, props, urn, name } of resources) {
        try {
          eachHook(type, props, (hook) => places.push({ ...hook, urn, name }));
        } catch (error) {
          unknown ??= error;
        }
      }
      for (const { urn, text } of clashes(places)) report(text, urn);
      if (unknown !== undefined) throw unknown;
    },
  };
}

/** Each hook whose URL another has for another event: the later one by its URN, so that every run says the same. */
export function clashes(places: readonly Place[]): { urn: string; text: string }[] {
  const first = new Map<string, Place>();
  const sorted = [...places].sort((one, other) => (one.urn < other.urn ? -1 : Number(one.urn > other.urn)));
  return sorted.flatMap((place) => {
    const url = normaliseUrl(place.url);
    const earlier = first.get(url);
    if (earlier === undefined) first.set(url, place);
    if (earlier === undefined || earlier.event === place.event) return [];
    const text = `${place.event}: url is also that of ${earlier.event} of "${earlier.name}", and a delivery does not name its event; give each event its own URL`;
    return [{ urn: place.urn, text }];
  });
}
