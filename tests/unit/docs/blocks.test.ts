import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { expect } from "chai";
import { type Block, blocksOf, pages, REPOSITORY, readSteps } from "../../support/docs/blocks";

const PLAYERS = join(REPOSITORY, "tests/engine/docs");

/** The pages whose blocks are run, by the tests that run them. */
const played = new Set(
  readdirSync(PLAYERS)
    .map((name) => readFileSync(join(PLAYERS, name), "utf8"))
    .flatMap((text) => [...text.matchAll(/^playPage\("([^"]+)"/gm)].map(([, page]) => page)),
);
const blocks = pages().flatMap(blocksOf);
const run = blocks.filter(({ notRun }) => notRun === undefined);
const place = ({ page, line }: Block) => `${page}:${line}`;

describe("the blocks of the pages", () => {
  it("are found on every page", () => {
    expect(pages()).to.include.members(["README.md", "docs/policy.md", "examples/fleet/README.md"]);
    expect(blocks.length).to.be.greaterThan(50);
  });

  it("are of languages that a test knows what to do with", () => {
    // `text` is a drawing.
    const known = ["sh", "ts", "js", "json", "yaml", "", "text"];
    expect(run.filter(({ language }) => !known.includes(language)).map(place)).to.deep.equal([]);
  });

  it("are run where they are commands, or what commands print", () => {
    const commands = run.filter(({ language }) => ["sh", ""].includes(language));
    expect(commands.length).to.be.greaterThan(30);
    expect(commands.filter(({ page }) => !played.has(page)).map(place)).to.deep.equal([]);
  });

  it("are files of something that is run, where they are no programs", () => {
    const data = run.filter(({ language }) => ["json", "yaml"].includes(language));
    expect(data.filter(({ page, file }) => file === undefined || !played.has(page)).map(place)).to.deep.equal(
      [],
    );
  });

  it("that are not run are few, and each says why", () => {
    const without = blocks.flatMap(({ notRun, ...block }) =>
      notRun === undefined ? [] : [`${block.page}: ${notRun}`],
    );
    expect(without).to.deep.equal([
      "README.md: they are the set-up and the tests themselves",
      "README.md: it stays in the foreground; tests/contract/emulator-cli.test.ts starts it",
      ...Array(4).fill("docs/_index.md: tests/engine/languages runs it"),
      "docs/cli.md: it sends mail; tests/engine/cli/status.test.ts runs the command",
      "docs/languages.md: a release is needed; tests/engine/plugin/install.test.ts and tests/engine/languages run the parts",
      "docs/languages.md: a release is needed; tests/engine/plugin/install.test.ts and tests/engine/languages run the parts",
      "docs/languages.md: tests/engine/languages runs it",
      "docs/languages.md: a release is needed; tests/engine/plugin/install.test.ts and tests/engine/languages run the parts",
      "docs/languages.md: tests/engine/languages runs it",
      "docs/plugin.md: tests/engine/languages runs it",
      "docs/plugin.md: tests/engine/plugin/import.test.ts runs them",
      "docs/plugin.md: tests/engine/plugin/import.test.ts runs them",
      "docs/plugin.md: tests/engine/plugin/alias.test.ts goes there and back",
      "docs/soak.md: 300 runs take half an hour; tests/faults/soak.test.ts plays some",
      "examples/fleet/README.md: tests/engine/fleet.test.ts runs them, for 200 lines",
      "examples/queue/README.md: tests/engine/queue starts each of them, with a Redis",
    ]);
  });

  it("are read with the marks before them", () => {
    const text =
      "<!-- story: one -->\n<!-- file: a.ts -->\n\n```ts\nx\n```\n<!-- not run: why -->\n```sh\ny\n```\n<!-- other -->\n";
    expect(readSteps("p", text)).to.deep.equal([
      { kind: "story", name: "one" },
      { kind: "block", page: "p", line: 4, language: "ts", text: "x\n", file: "a.ts" },
      { kind: "block", page: "p", line: 8, language: "sh", text: "y\n", notRun: "why" },
    ]);
  });
});
