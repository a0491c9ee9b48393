import { expect } from "chai";
import { blocksOf } from "../../support/docs/blocks";
import { newBed, receiver, tearDown } from "../support/bed";
import { PLUGINS } from "../support/front";

/** The pages that show programs over the plugin. */
const PAGES = ["docs/_index.md", "docs/languages.md", "docs/plugin.md"];

/** Files by their names. */
type Files = Record<string, string>;

/**
 * Runs each program of a language that stands on these pages: an `up` installs the hook that all of them declare.
 *
 * @param names the language of the blocks, as the pages write it
 * @param filesOf a program as the files of a project
 * @param env what the language needs besides
 */
export async function runPages(
  names: string,
  runtime: string,
  filesOf: (program: string) => Files,
  env: Record<string, string> = {},
): Promise<void> {
  const programs = PAGES.flatMap(blocksOf).filter(({ language }) => language === names);
  expect(programs).to.not.have.length(0);
  for (const { page, text } of programs) {
    const { stack, emulator, line } = await newBed({}, "plugin");
    try {
      stack.setEnv({ ZIPWHIP_API_URL: emulator.url, ZIPWHIP_SESSION: line.session, ...env });
      stack.host = "node";
      const files = { "Pulumi.yaml": `name: engine-test\nruntime: ${runtime}\n${PLUGINS}`, ...filesOf(text) };
      for (const [name, content] of Object.entries(files)) stack.write(name, content);
      await stack.up();
      const installed = emulator.hooks(line.deviceId).map(({ event, url }) => `${event} ${url}`);
      expect(installed, page).to.deep.equal([`receive ${receiver("zipwhip/receive")}`]);
    } finally {
      await tearDown();
    }
  }
}
