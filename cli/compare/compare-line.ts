import type { Hook } from "../../zipwhip";
import { sameUrl, showUrl } from "../../zipwhip/identity";
import type { HeldHook } from "../pulumi/held-hooks";
import { twinsOf } from "./twins";

/** A property that is another one on the service than in the state. */
export interface Difference {
  property: "type" | "event" | "url" | "method";
  state: string;
  installed: string;
}

/** One hook, seen from both sides. */
export interface Finding {
  /**
   * `same` in both and equal; `drifted` in both, but different; `missing` only in the state; `stranger` only installed;
   * `leaving` installed, and in the state only to be deleted.
   */
  status: "same" | "drifted" | "missing" | "stranger" | "leaving";
  /** The hook as it is installed, or as the state has it where it is missing. */
  hook: Hook;
  held?: HeldHook;
  differences: Difference[];
  /** Ids of installed hooks that are identical to it. */
  identicalTo: string[];
}

/** Sets what is installed on a line beside what the state holds of it. Pure. */
export function compareLine(held: readonly HeldHook[], installed: readonly Hook[]): Finding[] {
  const found = new Map(installed.map((hook) => [hook.webhookId, hook]));
  const twins = twinsOf(installed);
  const identicalTo = (id: string) => (twins.get(id) ?? []).filter((other) => other !== id);
  const staying = held.filter(({ leaving }) => !leaving);
  const kept = new Set(staying.map(({ hook }) => hook.webhookId));
  const findings = staying.map((one): Finding => {
    const hook = found.get(one.hook.webhookId);
    if (hook === undefined) {
      return { status: "missing", hook: one.hook, held: one, differences: [], identicalTo: [] };
    }
    const differences = differencesOf(one.hook, hook);
    const status = differences.length === 0 ? "same" : "drifted";
    return { status, hook, held: one, differences, identicalTo: identicalTo(hook.webhookId) };
  });
  // An entry to be deleted is over where another holds the hook, and where it is gone already.
  const leaving = held.flatMap((one): Finding[] => {
    const hook = found.get(one.hook.webhookId);
    if (!one.leaving || hook === undefined || kept.has(hook.webhookId)) return [];
    return [
      { status: "leaving", hook, held: one, differences: [], identicalTo: identicalTo(hook.webhookId) },
    ];
  });
  const known = new Set(held.map(({ hook }) => hook.webhookId));
  const strangers = installed
    .filter(({ webhookId }) => !known.has(webhookId))
    .map(
      (hook): Finding => ({
        status: "stranger",
        hook,
        differences: [],
        identicalTo: identicalTo(hook.webhookId),
      }),
    );
  return [...findings, ...leaving, ...strangers];
}

/** Whether there is anything to look after. */
export function differs(findings: readonly Finding[]): boolean {
  return findings.some(({ status, identicalTo }) => status !== "same" || identicalTo.length > 0);
}

function differencesOf(state: Hook, installed: Hook): Difference[] {
  const properties = ["type", "event", "url", "method"] as const;
  return properties
    .filter((property) =>
      property === "url" ? !sameAddress(state.url, installed.url) : state[property] !== installed[property],
    )
    .map((property) => ({ property, state: state[property], installed: installed[property] }));
}

// What a partial failure of a line has left of a url that could be secret is its host.
function sameAddress(state: string, installed: string): boolean {
  return sameUrl(state, installed) || state === showUrl(installed);
}
