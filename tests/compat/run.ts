import { mkdtempSync, readdirSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import execa from "execa";
import { findEngine } from "../../tools/lib/engine-environment.mjs";
import { allCells, nameOf } from "./cells";
import { pageOf, type Tried } from "./page";
import { tryCell } from "./try-cell";

const REPOSITORY = resolve(__dirname, "../..");
const HELP = `npm run test:compat [-- TEXT…]

Tries the packed package with every Node, SDK and package manager that people run, and writes docs/compatibility.md: a
quarter of an hour or so. With texts only the cells whose name holds all of them, and no page:

  npm run test:compat -- "Node 22" pnpm
`;

async function main(): Promise<void> {
  const wanted = process.argv.slice(2);
  if (wanted.includes("--help")) return console.log(HELP);
  const cells = allCells().filter((cell) => wanted.every((text) => nameOf(cell).includes(text)));
  const folder = mkdtempSync(join(tmpdir(), "zipwhip-compat-package-"));
  process.once("exit", () => rmSync(folder, { recursive: true, force: true }));
  await execa("npm", ["pack", "--ignore-scripts", "--pack-destination", folder], { cwd: REPOSITORY });
  const tarball = join(folder, readdirSync(folder).find((name) => name.endsWith(".tgz")) ?? "");
  const tried: Tried[] = [];
  for (const cell of cells) {
    const outcome = await tryCell(cell, tarball);
    tried.push({ ...cell, outcome });
    console.log(`${nameOf(cell)}: ${outcome.problem ?? "works"}`);
  }
  const failed = tried.filter(({ outcome }) => outcome.problem !== undefined).length;
  console.log(`${tried.length} tried, ${failed} failed`);
  if (wanted.length === 0) {
    const date = new Date().toISOString().slice(0, 10);
    const page = pageOf(tried, findEngine()?.version ?? "", date);
    writeFileSync(join(REPOSITORY, "docs", "compatibility.md"), page);
  }
  if (failed > 0 || tried.length === 0) process.exitCode = 1;
}

main();
