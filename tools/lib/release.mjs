import { readFileSync } from "node:fs";
import { join } from "node:path";
import { root } from "./paths.mjs";

/** See release.d.mts. */
export function releaseProblems({ tag, version, packVersion, changelog }) {
  const problems = [];
  if (tag !== `v${version}`) problems.push(`the tag is ${tag}, but package.json has ${version}`);
  if (packVersion !== version) {
    problems.push(`policy/pack/package.json has ${packVersion}, but package.json has ${version}`);
  }
  const heading = new RegExp(`^## ${version.replaceAll(".", "\\.")} - \\d{4}-\\d{2}-\\d{2}$`, "m");
  if (!heading.test(changelog)) problems.push(`CHANGELOG.md has no heading "## ${version} - YYYY-MM-DD"`);
  const [, unreleased = ""] = /^## Unreleased$([\s\S]*?)(?=^## |(?![\s\S]))/m.exec(changelog) ?? [];
  if (/^- /m.test(unreleased))
    problems.push("CHANGELOG.md has changes under Unreleased: move them below the version");
  return problems;
}

/** Whether a tag can be published; says all that is in the way. */
export function main([tag = ""]) {
  const read = (path) => readFileSync(join(root, path), "utf8");
  const problems = releaseProblems({
    tag,
    version: JSON.parse(read("package.json")).version,
    packVersion: JSON.parse(read("policy/pack/package.json")).version,
    changelog: read("CHANGELOG.md"),
  });
  for (const problem of problems) console.error(`Not ready: ${problem}.`);
  if (problems.length === 0) console.log(`Ready to be published: ${tag}`);
  process.exitCode = problems.length === 0 ? 0 : 1;
}
