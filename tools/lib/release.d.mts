/** What keeps a tag from being published: versions and CHANGELOG that do not agree. */
export function releaseProblems(release: {
  tag: string;
  version: string;
  packVersion: string;
  changelog: string;
}): string[];
