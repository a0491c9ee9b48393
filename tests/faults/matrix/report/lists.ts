import { LIVES, nameOf } from "../cells";
import { type Result, VERDICTS } from "../judge";

/** The rows of a table: what was done because a message said so, and in how many cells. */
export function remedyRows(results: readonly Result[]): string {
  const counts = new Map<string, number>();
  for (const { cell, seen, verdict } of results) {
    if (verdict !== "after the remedy" && verdict !== "limit") continue;
    const key = `| ${LIVES[cell.life].says} | ${seen.remedies.join(", then ")} |`;
    counts.set(key, (counts.get(key) ?? 0) + 1);
  }
  return [...counts]
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([key, count]) => `${key} ${count} |`)
    .join("\n");
}

/** What is not right, and in which cells. */
export function badCells(results: readonly Result[]): string {
  const cellsByWhat = new Map<string, string[]>();
  for (const { cell, verdict, complaints } of results) {
    const bad = ["lost", "doubled", "not converged"].includes(verdict) ? [VERDICTS[verdict]] : [];
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
