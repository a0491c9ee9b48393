/** What `npm audit --json` says: whether a vulnerability is known, and in words; "could not be asked" is none. */
export function readAudit(stdout: string): { found: boolean; text: string };
