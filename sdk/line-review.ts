import * as pulumi from "@pulumi/pulumi";
import type { HookEvent } from "../zipwhip";
import type { ZipwhipLineArgs } from "./line-args";
import { declarationsOfRun, lineNamed, reviewKnown, reviewOwner } from "./review";

/**
 * Looks at the hooks of a line as at single ones, each as soon as it is known. One that repeats itself within the line is
 * told by the provider's check.
 */
export function reviewLine(resource: pulumi.Resource, name: string, args: Partial<ZipwhipLineArgs>): void {
  const declarations = declarationsOfRun();
  if (declarations === undefined) return;
  const { hooks, session, exclusive } = args;
  whenKnown({ session, exclusive }, (known) => {
    const owner = { name, exclusive: known.exclusive === true };
    reviewOwner(resource, declarations, lineNamed(known.session), owner);
  });
  const seeHooks = (event: string, given: unknown) =>
    whenKnown({ given, session }, (known) => {
      for (const hook of Array.isArray(known.given) ? known.given : [known.given]) {
        const { url, method } = typeof hook === "string" ? { url: hook } : Object(hook);
        // A JavaScript program can give anything; the provider's check says what is wrong with it.
        if (typeof url !== "string") continue;
        const what = {
          name: `${name} (${event})`,
          place: `${event}: `,
          event: event as HookEvent,
          url,
          method,
        };
        reviewKnown(resource, declarations, { ...what, session: known.session });
      }
    });
  const seeAll = (map: unknown) => {
    if (typeof map !== "object" || map === null || Array.isArray(map)) return;
    for (const [event, given] of Object.entries(map)) {
      // One by one: else a single url that is not known yet would hide all.
      for (const hook of Array.isArray(given) ? given : [given]) seeHooks(event, hook);
    }
  };
  if (pulumi.Output.isInstance(hooks) || hooks instanceof Promise)
    whenKnown({ hooks }, (known) => seeAll(known.hooks));
  else seeAll(hooks);
}

function whenKnown<T>(values: T, see: (known: pulumi.Unwrap<T>) => void): void {
  pulumi.unsecret(pulumi.output(values)).apply(see);
}
