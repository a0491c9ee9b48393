import type { Finding } from "../compare/compare-line";
import type { LookedAt } from "../compare/look";
import { count } from "./count";
import { urlShown } from "./hook-url";
import { plain } from "./plain";
import { table } from "./table";

/** What `status` says of a line, for people. Pure. */
export function statusText({ line, findings, problem }: LookedAt, whole: boolean): string {
  const name = line === undefined ? "the line" : `line ${line}`;
  if (problem !== undefined) return `${name}: not looked at: ${problem}`;
  const numbers = Object.entries(totals(findings))
    .filter(([, number]) => number > 0)
    .map(([what, number]) => (what === "strangers" ? count(number, "stranger") : `${number} ${what}`));
  const head = `${name}: ${count(findings.length, "hook")}${numbers.length === 0 ? "" : ` (${numbers.join(", ")})`}`;
  if (findings.length === 0) return head;
  const rows = findings.map((finding) => [
    finding.status,
    plain(finding.hook.webhookId),
    plain(finding.hook.event),
    finding.held?.resource ?? "-",
    [urlShown(whole, finding.held)(finding.hook.url), ...notes(finding, whole)].join("  "),
  ]);
  return `${head}\n${table([["STATUS", "ID", "EVENT", "RESOURCE", "URL"], ...rows])}`;
}

/** The same for programs. Pure. */
export function statusJson({ line, findings, problem }: LookedAt, whole: boolean) {
  return {
    line: line ?? null,
    ...(problem === undefined ? {} : { problem }),
    totals: totals(findings),
    hooks: findings.map(({ status, hook, held, differences, identicalTo }) => {
      const shown = urlShown(whole, held);
      return {
        status,
        resource: held?.resource ?? null,
        ...hook,
        url: shown(hook.url),
        differences: differences.map(({ property, state, installed }) =>
          property === "url"
            ? { property, state: shown(state), installed: shown(installed) }
            : { property, state, installed },
        ),
        identicalTo,
      };
    }),
  };
}

function notes({ differences, identicalTo, held }: Finding, whole: boolean): string[] {
  const shown = urlShown(whole, held);
  const drift = differences.map(({ property, state, installed }) => {
    if (property !== "url") return `${property} was ${plain(state)}, is ${plain(installed)}`;
    const [was, is] = [shown(state), shown(installed)];
    return was === is ? "url differs after the host" : `url was ${was}`;
  });
  return identicalTo.length === 0 ? drift : [...drift, `identical to ${identicalTo.join(", ")}`];
}

function totals(findings: readonly Finding[]) {
  const number = (status: Finding["status"]) => findings.filter((one) => one.status === status).length;
  return {
    same: number("same"),
    drifted: number("drifted"),
    missing: number("missing"),
    strangers: number("stranger"),
    leaving: number("leaving"),
    identical: findings.filter(({ identicalTo }) => identicalTo.length > 0).length,
  };
}
