import type { Results } from "../run/results";
import { BUDGET_HOOKS, budgetOf } from "./budget";
import { sizesOf } from "./figures";
import { budgetTable } from "./page";
import { bytesTable, requestTable, spaceTable, startUpTable, timeTable } from "./tables";

/** All tables, for a terminal. */
export function print(results: Results): void {
  for (const hooks of sizesOf(results)) {
    say(`${hooks} hooks: wall time`, timeTable(results, hooks));
    say(`${hooks} hooks: requests`, requestTable(results, hooks));
    say(`${hooks} hooks: bytes received`, bytesTable(results, hooks));
  }
  say("State and memory", spaceTable(results));
  say("Start-up", startUpTable(results));
  say(`The budget, at ${BUDGET_HOOKS} hooks`, budgetTable(budgetOf(results)).replaceAll("**", ""));
  for (const [title, reason] of Object.entries(results.skipped)) console.log(`Skipped: ${title}: ${reason}`);
}

function say(title: string, table: string): void {
  console.log(`${title}\n\n${table}\n`);
}
