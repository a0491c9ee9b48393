import { mkdirSync, writeFileSync } from "node:fs";
import { join, resolve } from "node:path";
import { allCells, nameOf } from "./matrix/cells";
import { describeBad, isGood } from "./matrix/judge";
import { pageOf } from "./matrix/report/page";
import { printed, tableOf } from "./matrix/report/table";
import { totalsLine, totalsOf } from "./matrix/report/totals";
import { runMatrix } from "./matrix/run-matrix";

const DOCS = resolve(__dirname, "../../docs");

/**
 * `npm run faults` tries all and writes the page; `npm run faults -- "add × late"` tries the cells of that name, and
 * `npm run faults -- --plugin` tries them over the plugin, which is no other page.
 */
async function main(words: readonly string[]): Promise<void> {
  const front = words.includes("--plugin") ? "plugin" : "dynamic";
  const wanted = words.filter((word) => word !== "--plugin").join(" ");
  const matrix = await runMatrix(
    allCells().filter((cell) => nameOf(cell).includes(wanted)),
    front,
  );
  const { results, leaks } = matrix;
  const bad = results.filter((result) => !isGood(result));
  if (wanted === "" && front === "dynamic") {
    mkdirSync(DOCS, { recursive: true });
    writeFileSync(join(DOCS, "reliability.md"), pageOf(matrix));
    console.log(`${printed(tableOf(results))}\n`);
  }
  for (const result of bad) console.log(`${describeBad(result)}\n`);
  if (leaks > 0) console.log(`sessions or URL tokens printed: ${leaks}`);
  console.log(totalsLine(totalsOf(results)));
  process.exitCode = results.length === 0 || bad.length > 0 || leaks > 0 ? 1 : 0;
}

void main(process.argv.slice(2));
