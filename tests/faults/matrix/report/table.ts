import { LIVES, type Life } from "../cells";
import { FAULTS } from "../faults";
import type { Result, Verdict } from "../judge";

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
  limit: "limit",
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
  const widthOf = (column: number) => Math.max(...table.map((row) => row[column]?.length ?? 0));
  const widths = (table[0] ?? []).map((_, column) => widthOf(column));
  const line = (row: readonly string[]) => row.map((text, column) => text.padEnd(widths[column] ?? 0));
  return table.map((row) => line(row).join("  ").trimEnd()).join("\n");
}
