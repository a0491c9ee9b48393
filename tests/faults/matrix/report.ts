import { FAULTS, LIVES, type Life, nameOf } from "./cells";
import { chosenCells } from "./chosen";
import { isGood, type Result, VERDICTS, type Verdict } from "./judge";
import type { Matrix } from "./run-matrix";

/** How often each verdict was given, and how many cells have complaints. */
export interface Totals {
  tried: number;
  byItself: number;
  afterRemedy: number;
  lostOrDoubled: number;
  notConverged: number;
  complaints: number;
}

export function totalsOf(results: readonly Result[]): Totals {
  const count = (...verdicts: Verdict[]) =>
    results.filter(({ verdict }) => verdicts.includes(verdict)).length;
  return {
    tried: results.length,
    byItself: count("by itself"),
    afterRemedy: count("after the remedy"),
    lostOrDoubled: count("lost", "doubled"),
    notConverged: count("not converged"),
    complaints: results.filter(({ complaints }) => complaints.length > 0).length,
  };
}

export function totalsLine(totals: Totals): string {
  const { tried, byItself, afterRemedy, lostOrDoubled, notConverged, complaints } = totals;
  const bad = [
    ...(notConverged > 0 ? [`not converged: ${notConverged}`] : []),
    ...(complaints > 0 ? [`wrong words or silence: ${complaints}`] : []),
  ];
  const all = [
    `cells tried: ${tried}`,
    `converged by itself: ${byItself}`,
    `converged after the named remedy: ${afterRemedy}`,
    `lost or doubled: ${lostOrDoubled}`,
    ...bad,
  ];
  return all.join(", ");
}

const HEADS: Record<Life, string> = {
  add: "add",
  update: "update",
  delete: "delete",
  "list-create": "list (a)",
  "list-settle": "list (b)",
  "list-refresh": "list (c)",
};

const SHORT: Record<Verdict, string> = {
  "by itself": "self",
  "after the remedy": "told",
  lost: "LOST",
  doubled: "DOUBLED",
  "not converged": "STUCK",
};

/** The table: a row for each fault, a column for each life, the head first. */
export function tableOf(results: readonly Result[]): string[][] {
  const lives = Object.keys(LIVES) as Life[];
  const rows = Object.entries(FAULTS).map(([fault, says]) => [
    says,
    ...lives.map((life) => square(results.filter(({ cell }) => cell.fault === fault && cell.life === life))),
  ]);
  return [["fault", ...lives.map((life) => HEADS[life])], ...rows];
}

/** What stands in a square: one word where all is the same, else a word for once, twice, for good. */
function square(results: readonly Result[]): string {
  if (results.length === 0) return "–";
  const byTimes = new Map<string, Set<string>>();
  for (const result of results) {
    const word = SHORT[result.verdict] + (result.complaints.length > 0 ? "!" : "");
    const words = byTimes.get(result.cell.times) ?? new Set();
    byTimes.set(result.cell.times, words.add(word));
  }
  const words = [...byTimes.values()].map((set) => [...set].sort().join("/"));
  return new Set(words).size === 1 ? (words[0] ?? "") : words.join(", ");
}

/** The table as text for a terminal. */
export function printed(table: readonly (readonly string[])[]): string {
  const widths = (table[0] ?? []).map((_, column) =>
    Math.max(...table.map((row) => row[column]?.length ?? 0)),
  );
  return table
    .map((row) =>
      row
        .map((text, column) => text.padEnd(widths[column] ?? 0))
        .join("  ")
        .trimEnd(),
    )
    .join("\n");
}

/** The page for the docs: nothing in it depends on when and where it was written. */
export function pageOf({ results, leaks }: Matrix): string {
  const totals = totalsOf(results);
  const [head = [], ...rows] = tableOf(results);
  const line = (row: readonly string[]) => `| ${row.join(" | ")} |`;
  const bad = results.filter((result) => !isGood(result));
  return `# When calls fail

Written by \`npm run faults\`; do not edit.

Every call of the API is made to fail in every way that we could think of, once, twice and for good. Then the faults end,
and a next run must bring service and program together again: by itself, or after exactly what a message said.

| | |
| --- | --- |
| cells tried | ${totals.tried} |
| ${VERDICTS["by itself"]} | ${totals.byItself} |
| ${VERDICTS["after the remedy"]} | ${totals.afterRemedy} |
| lost or doubled | ${totals.lostOrDoubled} |
| did not converge | ${totals.notConverged} |
| wrong words, or a success that was none | ${totals.complaints} |
| sessions or URL tokens printed | ${leaks} |

## What a cell is

One hook on a line of its own, beside a hook of somebody else, against the emulator. The verbs are called in **Pulumi's own
dynamic provider process**, started as the engine starts it and driven over its gRPC; what the engine would keep in the state
after each answer is kept by the test. Three runs, each in another process:

1. **The run with faults.** Right after it: at most one such hook on the service, or the message names the surplus; what was
   reported as a success is one; what is said not to have been done was not. It takes at most twice the time-out, plus what
   the service asked to wait.
2. **The next run**, \`up\` or \`up --refresh\`, without faults. If it fails, what its message names is done, and only that.
3. **One more \`up --refresh\`**, which must send no write and find that state, service and program are the same, and that the
   other hook is untouched.

Every message must be one line, name what to do, and hold neither the session nor the path of a URL. The processes are shared by many cells, one
cell at a time where there are faults: what a process remembers, it remembers by line. The time-out is one second there.

${chosenCells().length} of the cells go through the whole engine as well, real states and real \`pulumi up\` (\`tests/faults/engine.check.ts\`).
One cell alone: \`npm run faults -- "update × cut after, once"\`.

## The table

Once, twice, for good; one word where all three ended in the same way. **self**: converged by itself. **told**: converged after the remedy that
a message named. A **!** marks words that are not right. Anything else is a defect. A dash: there is no such case.

List (a): the look ahead of an add. List (b): the look after an add whose answer was lost. List (c): a refresh. For writes, a stale list meets the look after
an answer that was lost.

${line(head)}
${line(head.map(() => "---"))}
${rows.map(line).join("\n")}

A name cannot fail to resolve for a moment, so there is no "once" for it; and without a name a create never comes to its add, since it looks first.

## The remedies

${remedies(results)}
${bad.length === 0 ? "" : `\n## Not right yet\n\n${badCells(bad)}\n`}
## Where it ends

The API has no key that makes an add safe to repeat, and makes no promise of how fresh a list is. What was tried is what stands in the
table; a service can fail in ways that do not.
`;
}

function remedies(results: readonly Result[]): string {
  const counts = new Map<string, number>();
  for (const { cell, seen, verdict } of results) {
    if (verdict !== "after the remedy") continue;
    const key = `| ${LIVES[cell.life].says} | ${seen.remedies.join(", then ")} |`;
    counts.set(key, (counts.get(key) ?? 0) + 1);
  }
  const lines = [...counts].sort(([a], [b]) => (a < b ? -1 : 1)).map(([key, count]) => `${key} ${count} |`);
  return ["| where | what the message said, and was done | cells |", "| --- | --- | --- |", ...lines].join(
    "\n",
  );
}

function badCells(results: readonly Result[]): string {
  const cellsByWhat = new Map<string, string[]>();
  for (const { cell, seen, verdict, complaints } of results) {
    const after =
      seen.idsAfterFaults.length > 1 ? ` (${seen.idsAfterFaults.length} right after the faults)` : "";
    const bad = verdict === "by itself" || verdict === "after the remedy" ? [] : [VERDICTS[verdict] + after];
    for (const what of [...bad, ...complaints.map(stable)]) {
      cellsByWhat.set(what, [...(cellsByWhat.get(what) ?? []), nameOf(cell)]);
    }
  }
  return [...cellsByWhat]
    .map(([what, cells]) => `- ${what}\n${cells.map((cell) => `  - ${cell}`).join("\n")}`)
    .join("\n");
}

// Ids and times differ from run to run.
function stable(text: string): string {
  return text.replace(/\b\d{5,}\b/g, "<id>").replace(/\d+(\.\d+)? (m?s)\b/g, "<n> $2");
}
