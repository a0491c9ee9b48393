import type { Kind } from "../provider/kinds/kind";
import { type Properties, text } from "../provider/state";
import { isUnknown } from "../provider/unknown";
import { lineOf } from "../zipwhip";
import { Declarations } from "../zipwhip/review/declarations";
import { reviewHook, reviewOwner } from "../zipwhip/review/review";
import type { Settings } from "../zipwhip/settings";

/** What one run of a program has declared of this provider, as far as it was checked. */
export class RunReview {
  private readonly declarations = new Declarations();
  private readonly seen = new Set<string>();

  /**
   * Looks at a resource beside all others of the run, once: the engine checks what it replaces twice.
   *
   * @param inputs as the check has left them
   */
  look(
    urn: string,
    kind: Kind,
    inputs: Properties,
    settings: Settings,
  ): { refusals: string[]; warnings: string[] } {
    if (this.seen.has(urn) || isUnknown(inputs.session)) return { refusals: [], warnings: [] };
    this.seen.add(urn);
    const session = text(inputs, "session") ?? settings.session ?? "";
    const line = lineOf(session) ?? session;
    const name = urn.split("::").at(-1) ?? "";
    const owner = { resource: urn, name, exclusive: inputs.exclusive === true };
    const refusals = [reviewOwner(this.declarations, line, owner)];
    const warnings: string[] = [];
    for (const { label, ...hook } of kind.declared(inputs)) {
      if (isUnknown(hook.url)) continue;
      const known = { ...hook, line, name: label === undefined ? name : `${name} (${label})` };
      const place = label === undefined ? {} : { place: `${label}: ` };
      const found = reviewHook(this.declarations, { ...known, ...place }, settings.apiUrl);
      refusals.push(found.refusal);
      warnings.push(...found.warnings);
    }
    return { refusals: refusals.filter((refusal) => refusal !== undefined), warnings };
  }
}
