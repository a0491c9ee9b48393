import { existsSync, readFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { expect } from "chai";
import { pages, REPOSITORY } from "../../support/docs/blocks";

const textOf = (page: string) =>
  readFileSync(join(REPOSITORY, page), "utf8").replace(/^```[\s\S]*?^```/gm, "");

/** The anchors that GitHub makes of a page's headings. */
function anchorsOf(page: string): string[] {
  return [...textOf(page).matchAll(/^#+ (.*)$/gm)].map(([, heading = ""]) =>
    heading
      .toLowerCase()
      .replace(/[^\p{L}\p{N} _-]/gu, "")
      .replaceAll(" ", "-"),
  );
}

describe("the links of the pages", () => {
  it("lead to files and headings that are there", () => {
    const broken = pages().flatMap((page) =>
      [...textOf(page).matchAll(/\]\((?!https?:)([^)#\s]*)(?:#([^)\s]*))?\)/g)].flatMap(
        ([link, path = "", anchor]) => {
          const target = path === "" ? page : join(dirname(page), path);
          if (!existsSync(join(REPOSITORY, target))) return [`${page}: ${link}`];
          return anchor === undefined || anchorsOf(target).includes(anchor) ? [] : [`${page}: ${link}`];
        },
      ),
    );
    expect(broken).to.deep.equal([]);
  });
});
