import { readFileSync } from "node:fs";
import { parse } from "csv-parse/sync";
import type { LineHooks } from "pulumi-zipwhip";

/** A line of the table. */
export interface FleetLine {
  /** Which stack it belongs to. A column of the table and not a count, so that a new line moves no other one. */
  group: string;
  /** Its name: that of its resource, and that of its session. */
  name: string;
  hooks: LineHooks;
  session: string;
}

/**
 * Reads the table of lines: the columns `group` and `line`, then a column for each event, with the URL that receives it.
 * Sessions never expire, so they lie in a file of their own, which stays out of the repository: `{ "line": "session" }`.
 */
export function readLines(table: string, sessions: string): FleetLine[] {
  const known = JSON.parse(readFileSync(sessions, "utf8")) as Record<string, string>;
  const rows = parse(readFileSync(table), { columns: true, trim: true, skip_empty_lines: true }) as Record<
    string,
    string
  >[];
  const seen = new Set<string>();
  return rows.map((row, index) => {
    const { group, line, ...events } = row;
    const place = `${table}, line ${index + 2}`;
    if (!group || !line) throw new Error(`${place}: give both a group and a line`);
    if (seen.has(line)) throw new Error(`${place}: the line "${line}" is in the table twice`);
    seen.add(line);
    const session = known[line];
    if (session === undefined) throw new Error(`${place}: ${sessions} has no session of "${line}"`);
    const hooks = Object.fromEntries(Object.entries(events).filter(([, url]) => url !== ""));
    return { group, name: line, hooks, session };
  });
}

/** The lines of each group, in the order of the table. */
export function byGroup(lines: readonly FleetLine[]): Map<string, FleetLine[]> {
  const groups = new Map<string, FleetLine[]>();
  for (const line of lines) groups.set(line.group, [...(groups.get(line.group) ?? []), line]);
  return groups;
}
