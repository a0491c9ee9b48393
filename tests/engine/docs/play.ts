import { expect } from "chai";
import { type Block, type Step, stepsOf } from "../../support/docs/blocks";
import { Stage } from "./stage";

/** What is set up for a part of a page, and what its reader would fill in. */
export interface Story {
  /** Before its first block. Default: nothing. */
  before?: (stage: Stage) => unknown;
  /** What stands for a value of the reader's, and the value. Each has to be there. */
  replace?: Record<string, (stage: Stage) => string>;
  /** What the reader types, for each block that asks. */
  input?: (stage: Stage, block: string) => string;
  /** What others do on the service meanwhile. */
  hands?: Record<string, (stage: Stage) => void>;
  /** After its last block. */
  after?: (stage: Stage) => unknown;
}

/** The parts of a page, each with its steps. */
export function partsOf(page: string): { name: string; steps: Step[] }[] {
  const parts: { name: string; steps: Step[] }[] = [{ name: "", steps: [] }];
  for (const step of stepsOf(page)) {
    if (step.kind === "story") parts.push({ name: step.name, steps: [] });
    else parts.at(-1)?.steps.push(step);
  }
  return parts.filter(({ steps }) => steps.some((step) => step.kind === "hand" || isPlayed(step)));
}

/** Whether a step is run here, or a file that is. */
export function isPlayed(step: Step): boolean {
  if (step.kind !== "block" || step.notRun !== undefined) return false;
  return step.language === "sh" || step.language === "" || step.file !== undefined;
}

/** Does what a part of a page says, from its beginning to its end. */
export async function play(steps: readonly Step[], story: Story): Promise<void> {
  const stage = await Stage.open();
  const used = new Set<string>();
  try {
    await story.before?.(stage);
    stage.output = "";
    for (const step of steps) {
      if (step.kind === "hand") {
        const hand = story.hands?.[step.name];
        if (hand === undefined) throw new Error(`nobody knows the hand "${step.name}"`);
        hand(stage);
      } else if (step.kind === "block" && isPlayed(step)) await playBlock(step, story, stage, used);
    }
    expect([...used], "what the story replaces").to.have.members(Object.keys(story.replace ?? {}));
    await story.after?.(stage);
  } finally {
    await stage.close();
  }
}

async function playBlock(block: Block, story: Story, stage: Stage, used: Set<string>): Promise<void> {
  let { text } = block;
  for (const [placeholder, value] of Object.entries(story.replace ?? {})) {
    if (!text.includes(placeholder)) continue;
    used.add(placeholder);
    text = text.replaceAll(placeholder, value(stage));
  }
  try {
    if (block.file !== undefined) stage.write(block.file, text);
    else if (block.language === "") expectShown(text, stage.output);
    else await stage.shell(text, story.input?.(stage, text));
  } catch (error) {
    throw new Error(`${block.page}:${block.line}: ${error instanceof Error ? error.message : error}`);
  }
}

/** What a page shows as printed was printed; numbers and times aside. */
function expectShown(shown: string, output: string): void {
  const plain = (text: string) => text.replace(/\d{3,}/g, "#").replace(/[ \t]+/g, " ");
  const printed = plain(output);
  const missing = plain(shown)
    .split("\n")
    .map((line) => line.trim())
    .filter((line) => line !== "" && !printed.includes(line));
  if (missing.length > 0) throw new Error(`was not printed:\n${missing.join("\n")}\nbut:\n${output}`);
}

/** One test for each part of a page: what it says is done, in order. */
export function playPage(page: string, stories: Record<string, Story>): void {
  describe(page, () => {
    const parts = partsOf(page);
    for (const { name, steps } of parts) {
      it(name === "" ? "does what it says" : `does what it says: ${name}`, async function () {
        this.timeout(120_000);
        await play(steps, stories[name] ?? {});
      });
    }

    it("has every part that is told of here", () => {
      expect(parts.map(({ name }) => name)).to.have.members(Object.keys(stories));
    });
  });
}
