/** Makes the archives of a release in a folder, and answers their paths. */
export function makeArchives(folder?: string): Promise<string[]>;
