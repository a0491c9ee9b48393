import { expect } from "chai";
import { releaseProblems } from "../../../tools/lib/release.mjs";

const READY = {
  tag: "v1.2.0",
  version: "1.2.0",
  packVersion: "1.2.0",
  changelog:
    "# Changelog\n\n## Unreleased\n\n## 1.2.0 - 2026-01-31\n\n- new\n\n## 1.1.0 - 2025-01-31\n\n- old\n",
};

describe("a release", () => {
  it("is ready where tag, versions and CHANGELOG agree", () => {
    expect(releaseProblems(READY)).to.deep.equal([]);
    const changelog = READY.changelog.replace("## Unreleased\n\n", "");
    expect(releaseProblems({ ...READY, changelog })).to.deep.equal([]);
  });

  it("names all that is in the way", () => {
    const changelog = "# Changelog\n\n## Unreleased\n\n### Added\n\n- new\n\n## 1x2.0 - 2026-01-31\n";
    const problems = releaseProblems({ ...READY, tag: "v1.3.0", packVersion: "1.1.0", changelog });
    expect(problems).to.have.length(4);
    expect(problems.join("\n"))
      .to.contain("the tag is v1.3.0")
      .and.to.contain("policy/pack/package.json has 1.1.0")
      .and.to.contain('no heading "## 1.2.0 - YYYY-MM-DD"')
      .and.to.contain("under Unreleased");
  });
});
