import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join, resolve } from "node:path";

export const REPOSITORY = resolve(__dirname, "../../..");

/** One thing on a page: a fenced block, or a mark that says what happens here. */
export type Step =
  | { kind: "story"; name: string }
  | { kind: "hand"; name: string }
  | {
      kind: "block";
      page: string;
      line: number;
      language: string;
      text: string;
      file?: string;
      notRun?: string;
    };

export type Block = Extract<Step, { kind: "block" }>;

/** All pages that a user reads. */
export function pages(): string[] {
  const folders = ["docs", "examples", "emulator"].flatMap((folder) =>
    readdirSync(join(REPOSITORY, folder), { recursive: true, encoding: "utf8" })
      .map((name) => `${folder}/${name.replaceAll("\\", "/")}`)
      .filter((name) => name.endsWith(".md") && !/node_modules|docs\/api\//.test(name)),
  );
  const root = readdirSync(REPOSITORY).filter((name) => name.endsWith(".md"));
  return [...root, ...folders].sort();
}

/**
 * Reads a page's blocks and marks, in order. A mark is an HTML comment on a line of its own:
 * `file: NAME` (the next block is that file), `not run: WHY` (the next block is not run), `story: NAME` (a new project
 * begins), `hand: NAME` (somebody does something on the service).
 */
export function stepsOf(page: string): Step[] {
  const path = join(REPOSITORY, page);
  return existsSync(path) ? readSteps(page, readFileSync(path, "utf8")) : [];
}

/** As `stepsOf`, of a text. */
export function readSteps(page: string, text: string): Step[] {
  const steps: Step[] = [];
  let next: Pick<Block, "file" | "notRun"> = {};
  let open: Block | undefined;
  for (const [index, line] of text.split(/\r?\n/).entries()) {
    if (open !== undefined) {
      if (line === "```") {
        steps.push(open);
        open = undefined;
      } else open.text += `${line}\n`;
      continue;
    }
    const fence = /^```(\w*)$/.exec(line);
    if (fence !== null) {
      open = { kind: "block", page, line: index + 1, language: fence[1] ?? "", text: "", ...next };
      next = {};
      continue;
    }
    const [, mark, value = ""] = /^<!-- (file|not run|story|hand): (.+) -->$/.exec(line) ?? [];
    if (mark === "file") next.file = value;
    if (mark === "not run") next.notRun = value;
    if (mark === "story" || mark === "hand") steps.push({ kind: mark, name: value });
  }
  return steps;
}

/** Only the blocks. */
export function blocksOf(page: string): Block[] {
  return stepsOf(page).filter((step) => step.kind === "block");
}
