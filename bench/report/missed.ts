import type { Row } from "./budget";

const IN_FLIGHT = `the share of what is left to wait for. 1,000 writes at 50 ms with eight in flight are 6.3 s, and the engine's start 1.2 s: less
  than that no line can take, and the budget comes from a machine on which \`ZipwhipWebhook\` took 51 and 47 s. Two ways were tried:
  sixteen in flight (\`ZIPWHIP_CONCURRENCY=16\`; in turns on a busy machine: up 7.3 and 12.3 s instead of 11.9 and 16.2, destroy 6.8 and 7.2 s
  instead of 8.1 and 11.2), and leaving out lists, of which a destroy needs none already. How many at once the service bears is not
  documented, so the default stays at eight; who knows more may raise it`;

const MEMORY = `the engine sends all reads of a refresh at once, and each holds its call, its answer and 6 kB of ours while the list is on its
  way. By a heap profile a read made 25 kB of garbage: two ways, a list that is copied once between two changes and settings that
  are read once, took the 59 MB of before down to this. In an \`up\` each add still changes the list, so it is copied for the next`;

const PLUGIN = `it takes what the engine floor takes, or less: what is left is the engine's own start, and its writing of the state. The
  share was set when \`ZipwhipWebhook\` took 3.3 s to refresh and 47 s to destroy`;

// By what a row of the budget is called.
const WHY: Record<string, string> = {
  "ZipwhipLine: up": IN_FLIGHT,
  "ZipwhipLine: destroy": IN_FLIGHT,
  "the plugin: refresh": PLUGIN,
  "the plugin: destroy": PLUGIN,
  "ZipwhipWebhook: peak memory, from 100 to 2000 hooks": MEMORY,
};

/** What of the budget is missed, and why, as far as it was found out. */
export function missed(rows: readonly Row[]): string[] {
  const reasons = new Map<string, string[]>();
  for (const { what } of rows.filter(({ held }) => held === false)) {
    const why = WHY[what] ?? "not found out yet";
    reasons.set(why, [...(reasons.get(why) ?? []), what]);
  }
  return [...reasons].map(([why, names]) => `**${names.join("; ")}**: ${why}.`);
}
